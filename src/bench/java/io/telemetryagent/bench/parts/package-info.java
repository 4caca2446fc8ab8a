/** JMH benchmarks of single parts. Those of parts that are not public lie in their packages. */
package io.telemetryagent.bench.parts;
