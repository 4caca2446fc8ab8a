/**
 * What an extension of the agent is written against: all of it that a jar named by the option
 * extensions sees. In the boot loader, as the agent and each such jar have loaders of their own.
 */
package io.telemetryagent.extension;
