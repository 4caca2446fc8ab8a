/** From the text of an option to its value. */
package io.telemetryagent.config.parse;
