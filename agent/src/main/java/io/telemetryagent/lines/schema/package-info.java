/** As much of JSON Schema (draft 2020-12) as the published schemas of telemetry.v2 use. */
package io.telemetryagent.lines.schema;
