/** The way in: from the JVM's hooks and from the shell to the agent in its own class loader. */
package io.telemetryagent.launcher;
