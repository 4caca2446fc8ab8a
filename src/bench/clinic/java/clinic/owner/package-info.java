/** Owners, their pets, and the visits of these. */
package clinic.owner;
