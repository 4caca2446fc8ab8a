/** What the app is: how it was launched, what it is called, which version of it runs. */
package io.telemetryagent.metadata.app;
