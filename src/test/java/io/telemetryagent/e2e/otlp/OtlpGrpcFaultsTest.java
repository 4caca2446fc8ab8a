package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.util.Durations;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.otlp.Door.Way;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same by gRPC: each span arrives once, or is counted as dropped. */
class OtlpGrpcFaultsTest {
  @TempDir private Path folder;

  @Test
  void whateverHappens_eachSpanArrivesOrIsCounted() {
    AtOnce.run(
        this::unavailable,
        this::exhausted,
        this::refusing,
        this::killedAndRestarted,
        this::talkative);
  }

  private void unavailable() throws Exception {
    try (GrpcReceiver receiver = new GrpcReceiver()) {
      receiver.failing(n -> n > 2 ? null : Status.UNAVAILABLE.asRuntimeException());
      Traffic traffic = start(jvm(), receiver.url()).awaitLog("gRPC UNAVAILABLE");
      traffic.awaitLog("works again").endWithoutDrops(receiver.collected());
    }
  }

  /** The time that it names is not seen; ours is as long. */
  private void exhausted() throws Exception {
    RetryInfo soon = RetryInfo.newBuilder().setRetryDelay(Durations.fromMillis(500)).build();
    com.google.rpc.Status status =
        com.google.rpc.Status.newBuilder()
            .setCode(Status.Code.RESOURCE_EXHAUSTED.value())
            .setMessage("too much")
            .addDetails(Any.pack(soon))
            .build();
    StatusRuntimeException failure = StatusProto.toStatusRuntimeException(status);
    try (GrpcReceiver receiver = new GrpcReceiver()) {
      receiver.failing(n -> n > 1 ? null : failure);
      Traffic traffic = start(jvm(), receiver.url());
      traffic.awaitLog("gRPC RESOURCE_EXHAUSTED too much").awaitLog("works again");
      traffic.endWithoutDrops(receiver.collected());
    }
  }

  private void refusing() throws Exception {
    try (GrpcReceiver receiver = new GrpcReceiver()) {
      receiver.refusing(3).saying("no room for three");
      receiver.failing(n -> n > 1 ? null : Status.INVALID_ARGUMENT.asRuntimeException());
      Traffic traffic = start(jvm(), receiver.url()).awaitLog("gRPC INVALID_ARGUMENT");
      receiver.collected().awaitSpans(1);
      Run run = traffic.end(receiver.collected());
      assertThat(Traffic.dropped(run, "rejected")).isGreaterThan(3);
      assertThat(Traffic.dropped(run, "")).isEqualTo(Traffic.dropped(run, "rejected"));
    }
  }

  private void killedAndRestarted() throws Exception {
    try (GrpcReceiver receiver = new GrpcReceiver();
        Door door = new Door(receiver.port()).become(Way.OPEN)) {
      Traffic traffic = start(jvm(), door.url());
      receiver.collected().awaitSpans(1);
      door.shut();
      traffic.awaitLog("takes nothing");
      door.become(Way.OPEN);
      traffic.awaitLog("works again").endWithoutDrops(receiver.collected());
    }
  }

  /** There is no memory for all of the answer. */
  private void talkative() throws Exception {
    try (GrpcReceiver receiver = new GrpcReceiver()) {
      receiver.saying("thanks".repeat(2_000_000));
      AgentJvm jvm = jvm().flags("-Xmx40m").environment("OTEL_EXPORTER_OTLP_TIMEOUT", "60000");
      Traffic traffic = start(jvm, receiver.url());
      traffic.awaitLog("gRPC RESOURCE_EXHAUSTED gRPC response body exceeded limit");
      receiver.saying("");
      traffic.awaitLog("works again").endWithoutDrops(receiver.collected());
    }
  }

  private Traffic start(AgentJvm jvm, String endpoint) throws IOException {
    return Traffic.start(jvm.options("otlp_protocol=grpc"), folder, endpoint);
  }

  private static AgentJvm jvm() {
    return AgentJvm.java(Jdks.own());
  }
}
