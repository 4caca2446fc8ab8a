/** What facts are, where they are read from, and what they must look like to be believed. */
package io.telemetryagent.metadata.facts;
