package io.telemetryagent.otlp;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.internal.TlsConfigHelper;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporterBuilder;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.telemetryagent.config.OtlpSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;

/** Makes OpenTelemetry's exporters as the settings say. Their builders have no type in common. */
final class Endpoints {
  /** Once more, at the time that the answer asks for; all other tries are the channel's affair. */
  private static final RetryPolicy AS_ASKED =
      RetryPolicy.builder()
          .setMaxAttempts(2)
          .setInitialBackoff(Duration.ofSeconds(1))
          .setMaxBackoff(Duration.ofSeconds(2))
          .setRetryExceptionPredicate(failure -> false)
          .build();

  private final OtlpSettings settings;
  private final WatchedSenders senders;
  private final SameThread executor = new SameThread();

  /** Null for what the JVM has. */
  private final TlsConfigHelper tls;

  private Endpoints(OtlpSettings settings, Runnable progress) throws IOException {
    this.settings = settings;
    senders = new WatchedSenders(progress);
    tls = TlsFiles.read(settings);
  }

  /**
   * A client of the endpoint of spans.
   *
   * @param progress told of each request that is written
   * @throws IOException if the certificates cannot be read
   */
  static Client<EventSpan> spans(OtlpSettings settings, Runnable progress) throws IOException {
    Endpoints endpoints = new Endpoints(settings, progress);
    SpanExporter exporter = settings.isGrpc() ? endpoints.grpcSpans() : endpoints.httpSpans();
    return new ExporterClient<>(
        new ExporterClient.Exporter<EventSpan>() {
          @Override
          public CompletableResultCode export(Collection<EventSpan> batch) {
            return exporter.export(Collections.<SpanData>unmodifiableCollection(batch));
          }

          @Override
          public CompletableResultCode shutdown() {
            return exporter.shutdown();
          }
        },
        endpoints.senders);
  }

  /** As {@link #spans}, for log records. */
  static Client<EventLog> logs(OtlpSettings settings, Runnable progress) throws IOException {
    Endpoints endpoints = new Endpoints(settings, progress);
    LogRecordExporter exporter = settings.isGrpc() ? endpoints.grpcLogs() : endpoints.httpLogs();
    return new ExporterClient<>(
        new ExporterClient.Exporter<EventLog>() {
          @Override
          public CompletableResultCode export(Collection<EventLog> batch) {
            return exporter.export(Collections.<LogRecordData>unmodifiableCollection(batch));
          }

          @Override
          public CompletableResultCode shutdown() {
            return exporter.shutdown();
          }
        },
        endpoints.senders);
  }

  private SpanExporter httpSpans() {
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.endpoint())
            .setHeaders(settings::headers)
            .setTimeout(timeout())
            .setCompression(settings.compression())
            .setRetryPolicy(AS_ASKED)
            .setComponentLoader(senders)
            .setExecutorService(executor)
            .setMeterProvider(MeterProvider.noop());
    if (tls != null) {
      builder.setSslContext(tls.getSslContext(), tls.getTrustManager());
    }
    return builder.build();
  }

  private SpanExporter grpcSpans() {
    OtlpGrpcSpanExporterBuilder builder =
        OtlpGrpcSpanExporter.builder()
            .setEndpoint(settings.endpoint())
            .setHeaders(settings::headers)
            .setTimeout(timeout())
            .setCompression(settings.compression())
            .setRetryPolicy(null)
            .setComponentLoader(senders)
            .setExecutorService(executor)
            .setMeterProvider(MeterProvider.noop());
    if (tls != null) {
      builder.setSslContext(tls.getSslContext(), tls.getTrustManager());
    }
    return builder.build();
  }

  private LogRecordExporter httpLogs() {
    OtlpHttpLogRecordExporterBuilder builder =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(settings.endpoint())
            .setHeaders(settings::headers)
            .setTimeout(timeout())
            .setCompression(settings.compression())
            .setRetryPolicy(AS_ASKED)
            .setComponentLoader(senders)
            .setExecutorService(executor)
            .setMeterProvider(MeterProvider.noop());
    if (tls != null) {
      builder.setSslContext(tls.getSslContext(), tls.getTrustManager());
    }
    return builder.build();
  }

  private LogRecordExporter grpcLogs() {
    OtlpGrpcLogRecordExporterBuilder builder =
        OtlpGrpcLogRecordExporter.builder()
            .setEndpoint(settings.endpoint())
            .setHeaders(settings::headers)
            .setTimeout(timeout())
            .setCompression(settings.compression())
            .setRetryPolicy(null)
            .setComponentLoader(senders)
            .setExecutorService(executor)
            .setMeterProvider(MeterProvider.noop());
    if (tls != null) {
      builder.setSslContext(tls.getSslContext(), tls.getTrustManager());
    }
    return builder.build();
  }

  private Duration timeout() {
    return Duration.ofMillis(settings.timeoutMillis());
  }
}
