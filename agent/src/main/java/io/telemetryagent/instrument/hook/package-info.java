/**
 * Libraries, in whose methods hooks of ours listen: what a library is, where its hooks are put, and
 * how they read objects whose types were not known when we were built.
 */
package io.telemetryagent.instrument.hook;
