package io.telemetryagent.cli.attach;

import java.io.Closeable;
import java.util.Properties;

/** A way into a running JVM. */
interface Attachment extends Closeable {
  /**
   * Has the JVM load an agent and call its agentmain; returns when that has.
   *
   * @throws AttachFailure if the JVM says it did not; of another Java's version it may say so
   *     wrongly
   */
  void load(String jar, String argument) throws AttachFailure;

  /** The properties that the JVM keeps for those who attach. */
  Properties agentProperties() throws AttachFailure;

  /** The JVM's system properties. */
  Properties systemProperties() throws AttachFailure;

  @Override
  void close();
}
