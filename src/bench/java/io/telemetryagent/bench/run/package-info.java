/** Running a program under an agent, in a JVM of its own, and what it then says it measured. */
package io.telemetryagent.bench.run;
