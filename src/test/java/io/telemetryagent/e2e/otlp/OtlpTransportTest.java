package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.TlsServerCredentials;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to a receiver: gRPC, TLS, certificates of clients. */
class OtlpTransportTest {
  private static final String PREFIX = "OTEL_EXPORTER_OTLP_";

  @TempDir private static Path keys;
  @TempDir private Path folder;
  private static Certificates certificates;

  @BeforeAll
  static void sign() throws Exception {
    certificates = new Certificates(keys).sign("server").sign("client");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 25})
  void grpc_bringsTheSame(int java) throws IOException {
    try (GrpcReceiver receiver = new GrpcReceiver()) {
      Run run = rethrows(java, receiver.url()).options("otlp_protocol=grpc").run();
      Comparison.check(run, receiver.collected());
    }
  }

  @Test
  void grpc_hasHeadersAndCompression() throws IOException {
    try (GrpcReceiver receiver = new GrpcReceiver()) {
      Run run =
          rethrows(Jdks.own(), receiver.url())
              .environment(PREFIX + "PROTOCOL", "grpc")
              .environment(PREFIX + "COMPRESSION", "gzip")
              .options("otlp_headers=x-tenant=7")
              .run();
      Comparison.check(run, receiver.collected());
      assertThat(receiver.header("grpc-encoding")).isNotEmpty().containsOnly("gzip");
      assertThat(receiver.header("x-tenant")).containsOnly("7");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void https_trustsAnAuthorityOfItsOwn_andShowsWhoItIs(int java) throws Exception {
    try (HttpReceiver receiver = HttpReceiver.mutual(certificates.context("server"))) {
      Run run = withCertificates(rethrows(java, receiver.url())).run();
      Comparison.check(run, receiver.collected());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void grpcOverTls_trustsAnAuthorityOfItsOwn_andShowsWhoItIs(int java) throws Exception {
    TlsServerCredentials.Builder credentials =
        TlsServerCredentials.newBuilder()
            .keyManager(certificates.chain("server").toFile(), certificates.key("server").toFile())
            .trustManager(certificates.authority().toFile())
            .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
    try (GrpcReceiver receiver = GrpcReceiver.secure(credentials.build())) {
      Run run =
          withCertificates(rethrows(java, receiver.url())).options("otlp_protocol=grpc").run();
      Comparison.check(run, receiver.collected());
    }
  }

  @Test
  void serverOfAnAuthorityNobodyKnows_getsNothing() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver(certificates.context("server"))) {
      Run run =
          rethrows(Jdks.own(), receiver.url()).options("log_path=" + folder.resolve("log")).run();
      assertThat(receiver.collected().spans()).isEmpty();
      assertThat(Traffic.dropped(run, "shutdown")).isEqualTo(run.spans().size());
      assertThat(folder.resolve("log")).content().contains("SSLHandshakeException");
    }
  }

  @Test
  void certificateThatIsNone_isToldOnce_andTheLinesGoOn() throws IOException {
    Path wrong = certificates.key("client");
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          rethrows(Jdks.own(), receiver.url())
              .environment(PREFIX + "CERTIFICATE", wrong.toString())
              .options("log_path=" + folder.resolve("log"))
              .run();
      assertThat(Traffic.dropped(run, "failed")).isEqualTo(run.spans().size());
      assertThat(folder.resolve("log")).content().contains(wrong.toString()).hasLineCount(2);
    }
  }

  @Test
  void certificateWithoutEnd_isNotReadToTheEnd() throws IOException {
    try (HttpReceiver receiver = new HttpReceiver()) {
      Run run =
          rethrows(Jdks.own(), receiver.url())
              .flags("-Xmx32m")
              .environment(PREFIX + "CERTIFICATE", "/dev/zero")
              .options("log_path=" + folder.resolve("log"))
              .run();
      assertThat(Traffic.dropped(run, "failed")).isEqualTo(run.spans().size());
      assertThat(folder.resolve("log"))
          .content()
          .contains("/dev/zero is no certificate or key: it is larger than 1 MiB")
          .hasLineCount(2);
    }
  }

  private static AgentJvm rethrows(int java, String endpoint) {
    return AgentJvm.java(java)
        .main("faults.Rethrows")
        .options("include=faults.*", "otlp_endpoint=" + endpoint);
  }

  private static AgentJvm withCertificates(AgentJvm jvm) {
    return jvm.environment(PREFIX + "CERTIFICATE", certificates.authority().toString())
        .environment(PREFIX + "CLIENT_KEY", certificates.key("client").toString())
        .environment(PREFIX + "CLIENT_CERTIFICATE", certificates.chain("client").toString());
  }
}
