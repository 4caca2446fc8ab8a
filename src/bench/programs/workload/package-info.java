/** What runs under the agents. Java 8 and the JDK alone, so that nothing else is measured. */
package workload;
