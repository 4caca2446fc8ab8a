/** What lines promise, each alone and all together, and where they break it. */
package io.telemetryagent.lines.check;
