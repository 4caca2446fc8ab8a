package io.telemetryagent.config;

import io.telemetryagent.redact.Redactor;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/**
 * How one signal is sent by OTLP: by our own options, or else by OpenTelemetry's variables for this
 * signal or for all. Immutable. A variable that makes no sense is left out, as OpenTelemetry asks:
 * it may be meant for another tool.
 */
public final class OtlpSettings {
  private static final String OFF = "off";
  private static final OptionKinds VARIABLES = new OptionKinds(new ArrayList<>(), false);
  private static final Option<Integer> TIMEOUT =
      VARIABLES.integer("TIMEOUT", 10_000, 0, Integer.MAX_VALUE, "milliseconds", "");
  private static final Option<String> COMPRESSION =
      VARIABLES.choice("COMPRESSION", "none", "", "none", "gzip");

  private final OtlpVariables variables;
  private final OtlpSignal signal;
  private final Set<String> warnings;
  private final Redactor redactor;
  private final String protocol;
  private final String endpoint;
  private final Map<String, String> headers;
  private final int timeoutMillis;
  private final String compression;

  /**
   * The settings of {@code signal}.
   *
   * @param warnings where to add what the user should know, one line each
   */
  public OtlpSettings(AgentConfig config, OtlpSignal signal, Set<String> warnings) {
    this.variables = config.otlpVariables();
    this.signal = signal;
    this.warnings = warnings;
    this.redactor = config.redactor();
    protocol = own("PROTOCOL", Options.OTLP_PROTOCOL, config.get(Options.OTLP_PROTOCOL));
    endpoint =
        variables.wants(signal)
            ? own("ENDPOINT", Options.OTLP_ENDPOINT, shared(config.get(Options.OTLP_ENDPOINT)))
            : OFF;
    headers = own("HEADERS", Options.OTLP_HEADERS, config.get(Options.OTLP_HEADERS));
    timeoutMillis = any("TIMEOUT", TIMEOUT);
    compression = any("COMPRESSION", COMPRESSION);
  }

  /** Whether the signal is sent at all. */
  public boolean isOn() {
    return !endpoint.equals(OFF);
  }

  /** The whole URL; of gRPC only scheme, host and port count. */
  public String endpoint() {
    return endpoint;
  }

  /** The same as it may be shown. */
  public String shownEndpoint() {
    return redactor.text(endpoint);
  }

  /** Whether by gRPC; else by HTTP with protobuf. */
  public boolean isGrpc() {
    return protocol.equals("grpc");
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** Longest time for one request; 0 for any. */
  public int timeoutMillis() {
    return timeoutMillis;
  }

  /** {@code gzip} or {@code none}. */
  public String compression() {
    return compression;
  }

  /** The file of the certificates to trust, as PEM; null for those of the JVM. */
  public String certificateFile() {
    return variables.of(signal, "CERTIFICATE");
  }

  /** The file of the client's private key, as PEM in PKCS #8; null for none. */
  public String clientKeyFile() {
    return variables.of(signal, "CLIENT_KEY");
  }

  /** The file of the client's certificates, as PEM; null for none. */
  public String clientCertificateFile() {
    return variables.of(signal, "CLIENT_CERTIFICATE");
  }

  /** What to say of a variable that cannot be used. */
  static String ignored(String name, String text, Option<?> option, Redactor redactor) {
    String shown = redactor.value(option.key(), text);
    return name + "=" + shown + " is not " + option.allowed() + "; it is ignored";
  }

  /** The endpoint of this signal below the one that all have in common. */
  private String shared(String base) {
    if (base.equals(OFF) || isGrpc()) return base;
    return base + (base.endsWith("/") ? "" : "/") + signal.path();
  }

  /** By the variable for this signal alone; else {@code shared}. */
  private <T> T own(String name, Option<T> option, T shared) {
    return read(signal + "_" + name, option, variables.ofSignal(signal, name), shared);
  }

  /** By the variable for this signal, or the one for all; else by default. */
  private <T> T any(String name, Option<T> option) {
    boolean isOwn = variables.ofSignal(signal, name) != null;
    String text = variables.of(signal, name);
    return read(isOwn ? signal + "_" + name : name, option, text, option.parse(null));
  }

  private <T> T read(String name, Option<T> option, String text, T otherwise) {
    if (text == null) return otherwise;
    try {
      return option.parse(text);
    } catch (IllegalArgumentException notAllowed) {
      warnings.add(ignored(OtlpVariables.PREFIX + name, text, option, redactor));
      return otherwise;
    }
  }
}
