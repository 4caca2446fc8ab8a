/**
 * Filters of the user's: where they come from, what they are shown, and what follows from their
 * answers.
 */
package io.telemetryagent.pipeline.filter;
