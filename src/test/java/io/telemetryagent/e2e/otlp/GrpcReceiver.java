package io.telemetryagent.e2e.otlp;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes spans and log records by gRPC, and answers as it is told. */
public final class GrpcReceiver implements AutoCloseable {
  /** Says it at length where a client hangs up. */
  private static final Logger NETTY = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty");

  private final Server server;
  private final boolean isSecure;
  private final Collected collected = new Collected();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Metadata> headers = new CopyOnWriteArrayList<>();
  private volatile IntFunction<StatusRuntimeException> script = request -> null;
  private volatile int refused;
  private volatile String message = "";

  public GrpcReceiver() throws IOException {
    this(InsecureServerCredentials.create(), false);
  }

  private GrpcReceiver(ServerCredentials credentials, boolean isSecure) throws IOException {
    NETTY.setLevel(Level.OFF);
    this.isSecure = isSecure;
    server =
        Grpc.newServerBuilderForPort(0, credentials)
            .addService(new Traces())
            .addService(new Logs())
            .intercept(new Headers())
            .build()
            .start();
  }

  /** One that speaks TLS, and wants clients to have a certificate of the same authority. */
  public static GrpcReceiver secure(ServerCredentials credentials) throws IOException {
    return new GrpcReceiver(credentials, true);
  }

  /** The failure that answers the spans of each request, by their number from 1; null for none. */
  public GrpcReceiver failing(IntFunction<StatusRuntimeException> failures) {
    script = failures;
    return this;
  }

  /** Says so to each request that it takes. */
  public GrpcReceiver saying(String text) {
    message = text;
    return this;
  }

  /** Refuses so many spans of each request, and takes the rest. */
  public GrpcReceiver refusing(int count) {
    refused = count;
    return this;
  }

  public String url() {
    return (isSecure ? "https" : "http") + "://127.0.0.1:" + server.getPort();
  }

  public int port() {
    return server.getPort();
  }

  public Collected collected() {
    return collected;
  }

  /** The value of that header in each request. */
  public List<String> header(String name) {
    Metadata.Key<String> key = Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    return headers.stream().map(each -> each.get(key)).toList();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
    @Override
    public void export(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> answer) {
      StatusRuntimeException failure = script.apply(requests.incrementAndGet());
      if (failure != null) {
        answer.onError(failure);
        return;
      }
      collected.spans(request.getResourceSpansList(), refused);
      ExportTracePartialSuccess.Builder partial =
          ExportTracePartialSuccess.newBuilder().setRejectedSpans(refused).setErrorMessage(message);
      answer.onNext(ExportTraceServiceResponse.newBuilder().setPartialSuccess(partial).build());
      answer.onCompleted();
    }
  }

  private final class Logs extends LogsServiceGrpc.LogsServiceImplBase {
    @Override
    public void export(
        ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> answer) {
      collected.logs(request.getResourceLogsList());
      answer.onNext(ExportLogsServiceResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private final class Headers implements ServerInterceptor {
    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
        ServerCall<A, B> call, Metadata received, ServerCallHandler<A, B> next) {
      headers.add(received);
      return Contexts.interceptCall(Context.current(), call, received, next);
    }
  }
}
