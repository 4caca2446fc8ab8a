/** Programs that use databases. */
package jdbc;
