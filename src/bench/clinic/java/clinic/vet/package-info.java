/** Who treats the pets. */
package clinic.vet;
