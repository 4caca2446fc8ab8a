/** What the agent says about itself, which is little. Imports the JDK and what redacts. */
package io.telemetryagent.log;
