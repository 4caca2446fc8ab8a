package io.telemetryagent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Every option of the agent, once, in the order people read them. */
public final class Options {
  private static final List<Option<?>> LISTED = new ArrayList<>();

  /** What holds as long as the agent is in. */
  private static final OptionKinds FIXED = new OptionKinds(LISTED, false);

  /** What may change while it runs. */
  private static final OptionKinds LIVE = new OptionKinds(LISTED, true);

  /** All of them, in the order in which they stand here. */
  public static final List<Option<?>> ALL = Collections.unmodifiableList(LISTED);

  public static final Option<Boolean> ENABLED =
      LIVE.flag("enabled", true, "The kill switch: with `false` the agent does nothing at all.");

  public static final Option<List<String>> INCLUDE =
      LIVE.patterns(
          "include",
          "the package of the app's main class",
          "What to trace. `pkg.*` is all below the package; `pkg.Type` has its nested types with"
              + " it.");

  public static final Option<List<String>> EXCLUDE =
      LIVE.patternsOrNone("exclude", "nothing", "What not to trace; wins over `include`.");

  public static final Option<Boolean> CONSTRUCTORS =
      FIXED.flag("constructors", false, "Trace constructors too.");

  public static final Option<Boolean> TRIVIAL_METHODS =
      FIXED.flag(
          "trivial_methods",
          false,
          "Trace getters, setters, `toString`, `equals` and `hashCode` too.");

  public static final Option<Set<String>> EVENTS =
      LIVE.subset(
          "events",
          "Which families of events to write; what no family needs is not woven.",
          "function",
          "exception",
          "http",
          "db");

  public static final Option<Set<String>> DISABLE =
      FIXED.exceptions(
          "disable",
          "Libraries that are left alone, though their events are wanted; `threads` is what takes a"
              + " context from thread to thread.",
          "servlet",
          "jdk_server",
          "spring_mvc",
          "url_connection",
          "java_client",
          "apache_client",
          "okhttp",
          "jdbc",
          "threads");

  public static final Option<Set<String>> CAPTURE_HEADERS =
      FIXED.headers(
          "capture_headers",
          "HTTP headers whose values are written, as `http.request.header.NAME` and"
              + " `http.response.header.NAME`; those of secrets as [redacted].");

  public static final Option<String> DB_STATEMENTS =
      FIXED.choice(
          "db_statements",
          "masked",
          "Whether literals in plain SQL statements are replaced by `?` (`masked`) or written"
              + " (`raw`). Prepared statements are written as prepared.",
          "masked",
          "raw");

  public static final Option<Double> SAMPLE_RATE =
      LIVE.decimal(
          "sample_rate",
          1,
          0,
          1,
          "The share of traces that is kept, decided where a trace begins, by its id; a request's"
              + " `traceparent` decides for it. Under 1 each line says so.");

  public static final Option<Integer> MAX_TRACES_PER_SECOND =
      LIVE.integer(
          "max_traces_per_second",
          0,
          0,
          1_000_000,
          "traces",
          "How many of the traces that begin here are kept in a second, at most; 0 is any number."
              + " The others are counted.");

  public static final Option<Integer> MAX_CALLS_PER_SECOND =
      LIVE.integer(
          "max_calls_per_second",
          100_000,
          0,
          1_000_000_000,
          "calls",
          "A method that is called more often is damped: its calls are counted and summed up, and"
              + " not written. 0 writes every call.");

  public static final Option<String> OUTPUT_PATH =
      FIXED.path(
          "output_path",
          "stdout",
          "stdout",
          "stdout, none or a file name",
          "Where the lines go: `stdout`, nowhere (`none`), or a file. In its name `%p` is the pid,"
              + " `%h` the host, `%s` the service, `%t` the start time; ending in `.gz` it is"
              + " compressed.");

  public static final Option<String> OUTPUT_FORMAT =
      FIXED.choice(
          "output_format",
          "telemetry.v2",
          "The format of a line: our own, the Elastic Common Schema (`ecs`), or OpenTelemetry's"
              + " (`otlp_json`), which has a line for each span and log record.",
          "telemetry.v2",
          "ecs",
          "otlp_json");

  public static final Option<String> OTLP_ENDPOINT =
      FIXED.url(
          "otlp_endpoint",
          "Where spans and log records are sent by OTLP, beside the lines: `off`, or the base URL"
              + " of a collector, http://localhost:4318.",
          "off");

  public static final Option<String> OTLP_PROTOCOL =
      FIXED.choice("otlp_protocol", "http/protobuf", "How they are sent.", "http/protobuf", "grpc");

  public static final Option<Map<String, String>> OTLP_HEADERS =
      FIXED.headerPairs(
          "otlp_headers", "Headers that are sent with them, such as a tenant or an API key.");

  public static final Option<String> SERVICE_NAME =
      FIXED.text("service_name", "inferred from the app", "The name of the service.");

  public static final Option<String> SERVICE_VERSION =
      FIXED.text("service_version", "inferred from the app", "The version of the service.");

  public static final Option<String> ENVIRONMENT =
      FIXED.textWithDefault("environment", "dev", "Where the service runs: dev, staging, prod...");

  public static final Option<Boolean> ENABLE_CLOUD_METADATA =
      FIXED.flag(
          "enable_cloud_metadata",
          true,
          "Ask the cloud's metadata server where this runs; with `false` no packet is sent.");

  public static final Option<Integer> METADATA_TIMEOUT_MS =
      FIXED.integer(
          "metadata_timeout_ms",
          1000,
          1,
          60_000,
          "milliseconds",
          "The one deadline of all metadata probes together. The app never waits for it.");

  public static final Option<String> METADATA_CACHE =
      FIXED.path(
          "metadata_cache",
          "~/.telemetry_metadata.json",
          "~/.telemetry_metadata.json",
          "off or a file name",
          "Where the cloud's answers are kept for the next start; `off` for no cache.");

  public static final Option<String> METADATA_ENDPOINT =
      FIXED.url(
          "metadata_endpoint",
          "Base URL that every metadata probe asks instead of its own server; for tests and"
              + " forwarders.");

  public static final Option<String> METADATA_ROOT =
      FIXED.path(
          "metadata_root",
          "/",
          "/",
          "a folder",
          "The folder that stands for `/` where files tell of machine, container and cluster.");

  public static final Option<String> PUBLIC_IP =
      FIXED.url(
          "public_ip",
          "Where the public IP address is asked for: the cloud's `metadata` only, nowhere (`off`),"
              + " or a service that answers with it.",
          "metadata",
          "off");

  public static final Option<Boolean> COLLECT_STACKTRACE_ON_ERROR =
      FIXED.flag(
          "collect_stacktrace_on_error",
          true,
          "Write the stack trace of an exception where it is first seen.");

  public static final Option<Long> STACKTRACE_MAX_BYTES =
      FIXED.bytes(
          "stacktrace_max_bytes",
          "16384",
          0,
          16L << 20,
          "A longer stack trace is cut to this size; 0 leaves none of it.");

  public static final Option<Long> MAX_LINE_BYTES =
      FIXED.bytes(
          "max_line_bytes",
          "256KiB",
          8L << 10,
          64L << 20,
          "A longer line has its longest strings cut.");

  public static final Option<Integer> QUEUE_CAPACITY =
      FIXED.integer(
          "queue_capacity",
          65_536,
          1,
          1 << 24,
          "events",
          "How many events may wait for the writer.");

  public static final Option<String> OVERFLOW =
      FIXED.choice(
          "overflow",
          "wait",
          "When that many wait: `wait` while the writer moves on, at most 1 s without; or `drop`"
              + " the event at once. Dropped events are counted and reported.",
          "wait",
          "drop");

  public static final Option<Integer> FLUSH_MS =
      FIXED.integer(
          "flush_ms",
          100,
          0,
          60_000,
          "milliseconds",
          "The longest time a line waits before it is written; 0 writes at once.");

  public static final Option<Set<String>> REDACT =
      FIXED.names(
          "redact", "nothing beside the list above", "Further names of values that are secrets.");

  public static final Option<Set<String>> REDACT_OFF =
      FIXED.names(
          "redact_off",
          "nothing",
          "Names taken off the list, keys that are shown though they match, and kinds of secrets"
              + " that are shown.");

  public static final Option<List<Pattern>> REDACT_PATTERNS =
      FIXED.regexes("redact_patterns", "What else is a secret, wherever it stands.");

  public static final Option<List<String>> EXTENSIONS =
      FIXED.files(
          "extensions",
          "a list of jar files separated by colons",
          "Jars with filters of your own, asked in this order about each event.");

  public static final Option<String> LOG_LEVEL =
      LIVE.choice(
          "log_level",
          "warn",
          "How much the agent says about itself.",
          "error",
          "warn",
          "info",
          "debug",
          "off");

  public static final Option<String> LOG_PATH =
      FIXED.path(
          "log_path",
          "stderr",
          "stderr",
          "stderr or a file name",
          "Where the agent speaks about itself: `stderr`, or a file.");

  public static final Option<String> CONFIG =
      FIXED.path(
          "config",
          null,
          "none",
          "a readable properties file in UTF-8 of at most 64 KiB",
          "A properties file with any of these options.");

  private Options() {}

  /** The option of that key, or null. */
  static Option<?> find(String key) {
    for (Option<?> option : ALL) {
      if (option.key().equals(key)) return option;
    }
    return null;
  }

  /** The option whose key needs the fewest edits to become {@code key}: what was likely meant. */
  static Option<?> nearest(String key) {
    Option<?> nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (Option<?> option : ALL) {
      int edits = EditDistance.between(key, option.key());
      if (edits < fewest) {
        fewest = edits;
        nearest = option;
      }
    }
    return nearest;
  }
}
