/**
 * What the agent is told to do. Read once, in premain, so there are no lambdas here: the first one
 * costs tens of milliseconds of the app's start. Imports the JDK and what redacts.
 */
package io.telemetryagent.config;
