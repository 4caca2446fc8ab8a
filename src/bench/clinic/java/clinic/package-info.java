/** A small veterinary clinic: owners, pets, visits, vets; as much Spring as such programs have. */
package clinic;
