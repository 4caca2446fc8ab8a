/** Reads SQL of whatever dialect, to hide its literals and to tell what it does. */
package io.telemetryagent.redact.sql;
