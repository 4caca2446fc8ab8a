/** What would be woven of class files, without running them. */
package io.telemetryagent.cli.plan;
