/** How the agent speaks about itself, which is rarely. Imports the JDK and what redacts. */
package io.telemetryagent.log;
