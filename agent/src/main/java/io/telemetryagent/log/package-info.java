/** How the agent speaks about itself, which is rarely. Imports the JDK only. */
package io.telemetryagent.log;
