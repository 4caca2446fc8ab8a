/**
 * What is never shown, and how it is found in a text. Imports the JDK only: the log and the options
 * need it as well as the events.
 */
package io.telemetryagent.redact;
