/**
 * What is woven where: {@link io.telemetryagent.instrument.Installer} offers each class that is
 * loaded to the weavings of the packages below. Byte Buddy appears here alone.
 */
package io.telemetryagent.instrument;
