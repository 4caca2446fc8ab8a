/** Programs that hand work from thread to thread. */
package threads;
