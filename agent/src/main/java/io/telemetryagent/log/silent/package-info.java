/** Stands for {@code java.util.logging} in the libraries that the jar holds; see agent/pom.xml. */
package io.telemetryagent.log.silent;
