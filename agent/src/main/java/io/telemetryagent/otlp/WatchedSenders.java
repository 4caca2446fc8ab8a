package io.telemetryagent.otlp;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.sender.okhttp.internal.OkHttpGrpcSenderProvider;
import io.opentelemetry.exporter.sender.okhttp.internal.OkHttpHttpSenderProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * OpenTelemetry's senders, whose latest answer is kept: their exporters tell whether it was a
 * success, but not of a part that was refused. Used by one thread.
 */
final class WatchedSenders implements ComponentLoader {
  private final Runnable progress;
  private Answer latest;

  /**
   * Senders that have sent nothing yet.
   *
   * @param progress told of each request that is written
   */
  WatchedSenders(Runnable progress) {
    this.progress = progress;
  }

  /** The answer to the latest request; null where there was none since the last call. */
  Answer take() {
    Answer answer = latest;
    latest = null;
    return answer;
  }

  @Override
  public <T> Iterable<T> load(Class<T> type) {
    Object provider = null;
    if (type == HttpSenderProvider.class) {
      HttpSenderProvider http =
          config -> new Http(new OkHttpHttpSenderProvider().createSender(config));
      provider = http;
    } else if (type == GrpcSenderProvider.class) {
      GrpcSenderProvider grpc =
          config -> new Grpc(new OkHttpGrpcSenderProvider().createSender(config));
      provider = grpc;
    }
    return provider == null
        ? Collections.<T>emptyList()
        : Collections.singletonList(type.cast(provider));
  }

  private MessageWriter told(MessageWriter message) {
    return new MessageWriter() {
      @Override
      public void writeMessage(OutputStream out) throws IOException {
        message.writeMessage(out);
        progress.run();
      }

      @Override
      public int getContentLength() {
        return message.getContentLength();
      }
    };
  }

  private <R> Consumer<R> noting(Function<R, Answer> reader, Consumer<R> next) {
    return result -> {
      latest = reader.apply(result);
      next.accept(result);
    };
  }

  private final class Http implements HttpSender {
    private final HttpSender sender;

    Http(HttpSender sender) {
      this.sender = sender;
    }

    @Override
    public void send(
        MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
      sender.send(told(message), noting(Answer::of, onResponse), noting(Answer::failure, onError));
    }

    @Override
    public CompletableResultCode shutdown() {
      return sender.shutdown();
    }
  }

  private final class Grpc implements GrpcSender {
    private final GrpcSender sender;

    Grpc(GrpcSender sender) {
      this.sender = sender;
    }

    @Override
    public void send(
        MessageWriter message, Consumer<GrpcResponse> onResponse, Consumer<Throwable> onError) {
      sender.send(told(message), noting(Answer::of, onResponse), noting(Answer::failure, onError));
    }

    @Override
    public CompletableResultCode shutdown() {
      return sender.shutdown();
    }
  }
}
