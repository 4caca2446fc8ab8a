/** Databases by JDBC. Fills db.* of telemetry.v2. */
package io.telemetryagent.instrument.jdbc;
