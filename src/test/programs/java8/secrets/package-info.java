/** A program that is careless with secrets. */
package secrets;
