/** The clouds: one probe a platform, and the signs that say which of them are worth asking. */
package io.telemetryagent.metadata.cloud;
