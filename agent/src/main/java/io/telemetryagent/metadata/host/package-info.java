/** The machine, the operating system and the process. */
package io.telemetryagent.metadata.host;
