/** What is woven where. Byte Buddy appears here alone. */
package io.telemetryagent.instrument;
