package io.telemetryagent.metadata.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerIdTest {
  private static final String ID = "5c1e".repeat(16);
  private static final String SANDBOX = "aa00".repeat(16);
  private static final String UID = "11112222-3333-4444-5555-666677778888";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9:cpu:/docker/%s",
        "0::/system.slice/docker-%s.scope",
        "1:name=systemd:/kubepods.slice/kubepods-pod11112222_3333.slice/cri-containerd-%s.scope",
        "5:pids:/kubepods/burstable/pod11112222/%s",
        "4:blkio:/system.slice/containerd.service/kubepods-pod1_2.slice:cri-containerd:%s",
        "3:cpuset:/kubepods.slice/crio-%s.scope",
        "0::/user.slice/user-1000.slice/libpod-%s.scope/container",
        "2:devices:/ecs/0f0f0f0f-0000-1111-2222-333344445555/%s",
      })
  void inCgroup_findsTheIdOfEachEngine(String line) {
    assertThat(ContainerId.inCgroup(List.of("12:rdma:/", line.formatted(ID)))).isEqualTo(ID);
  }

  @Test
  void inCgroup_findsFargatesId() {
    String id = "0123456789abcdef0123456789abcdef-3000111222";

    assertThat(ContainerId.inCgroup(List.of("7:memory:/ecs/0123456789abcdef/" + id))).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0::/",
        "0::/user.slice/user-1000.slice/session-3.scope",
        "1:name=systemd:/user.slice/vte-spawn-0a0a0a0a-1111-2222-3333-444455556666.scope",
        "1:name=systemd:/docker/5c1e5c1e5c1ezzzz",
        "",
      })
  void inCgroup_isNullOutsideAContainer(String line) {
    assertThat(ContainerId.inCgroup(List.of(line))).isNull();
  }

  @Test
  void inMountInfo_findsDockersIdBehindACgroupNamespace() {
    List<String> lines =
        List.of(
            "10 9 0:40 / / rw - overlay overlay rw,upperdir=/var/lib/docker/overlay2/"
                + SANDBOX
                + "/diff",
            "11 10 253:1 /var/lib/docker/volumes/" + SANDBOX + "/_data /data rw - ext4 /dev/x rw",
            "12 10 253:1 /var/lib/docker/containers/"
                + ID
                + "/hostname /etc/hostname rw - ext4 /dev/x rw");

    assertThat(ContainerId.inMountInfo(lines)).isEqualTo(ID);
  }

  @Test
  void inMountInfo_prefersTheCgroupMount() {
    List<String> lines =
        List.of(
            "11 10 253:1 /var/lib/docker/containers/"
                + SANDBOX
                + "/hostname /etc/hostname rw - ext4 /dev/x rw",
            "12 10 0:30 /kubepods.slice/cri-containerd-"
                + ID
                + ".scope /sys/fs/cgroup ro - cgroup2 cgroup rw");

    assertThat(ContainerId.inMountInfo(lines)).isEqualTo(ID);
  }

  @Test
  void inMountInfo_neverTakesThePodsSandboxForTheContainer() {
    String sandbox =
        "11 10 0:25 /containers/storage/overlay-containers/"
            + SANDBOX
            + "/userdata/hostname /etc/hostname rw - tmpfs tmpfs rw";
    String pod =
        "12 10 8:1 /var/lib/kubelet/pods/" + UID + "/etc-hosts /etc/hosts rw - ext4 /dev/x rw";
    String secrets =
        "13 10 0:25 /containers/storage/overlay-containers/"
            + ID
            + "/userdata/run/secrets /run/secrets rw - tmpfs tmpfs rw";

    assertThat(ContainerId.inMountInfo(List.of(sandbox, pod))).isNull();
    assertThat(ContainerId.inMountInfo(List.of(sandbox, pod, secrets))).isEqualTo(ID);
    assertThat(ContainerId.inMountInfo(List.of(sandbox))).isEqualTo(SANDBOX);
  }

  @Test
  void podId_isTheSameInBothNotations() {
    String systemd = UID.replace('-', '_');

    assertThat(ContainerId.podId(List.of("0::/kubepods-burstable-pod" + systemd + ".slice/x")))
        .isEqualTo(UID);
    assertThat(ContainerId.podId(List.of("1:cpu:/kubepods/besteffort/pod" + UID + "/x")))
        .isEqualTo(UID);
    assertThat(ContainerId.podId(List.of("1:cpu:/docker/" + ID))).isNull();
  }

  @Test
  void containerName_isInWhatTheKubeletMounts() {
    String line =
        "14 10 8:1 /var/lib/kubelet/pods/"
            + UID
            + "/containers/web/0a1b2c3d /dev/termination-log rw - ext4 /dev/x rw";

    assertThat(ContainerId.containerName(List.of("x", line))).isEqualTo("web");
  }

  @Property
  void all_neverFail(@ForAll List<String> lines) {
    ContainerId.inCgroup(lines);
    ContainerId.inMountInfo(lines);
    ContainerId.podId(lines);
    assertThat(ContainerId.containerName(lines)).isNull();
  }
}
