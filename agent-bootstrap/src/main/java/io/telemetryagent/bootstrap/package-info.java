/**
 * What woven code calls. Loaded by the boot class loader, so that every class of the app sees the
 * same copy: the JDK only, no lambdas, no logging, and nothing that can throw into the app.
 */
package io.telemetryagent.bootstrap;
