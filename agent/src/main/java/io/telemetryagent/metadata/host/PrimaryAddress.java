package io.telemetryagent.metadata.host;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The address that others reach this machine by: the one its default route would use. */
final class PrimaryAddress {
  /**
   * Addresses of nobody (RFC 5737 TEST-NET-3, RFC 3849), so they take the default route. Connecting
   * a datagram socket sends nothing: it makes the kernel choose the address to send from.
   */
  private static final byte[][] ELSEWHERE = {
    {(byte) 203, 0, 113, 1},
    {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
  };

  private static final int DISCARD_PORT = 9;

  private PrimaryAddress() {}

  /** IPv4 before IPv6, loopback only where there is nothing else; null without any address. */
  static String text() {
    InetAddress best = null;
    for (byte[] elsewhere : ELSEWHERE) best = better(best, towards(elsewhere));
    if (best == null || rank(best) > 1) {
      for (InetAddress each : ofInterfaces()) best = better(best, each);
    }
    return best == null ? null : text(best);
  }

  /** The one of lower rank; the first of equals. Either may be null. */
  static InetAddress better(InetAddress first, InetAddress second) {
    if (first == null) return second;
    return second != null && rank(second) < rank(first) ? second : first;
  }

  /** The address without the scope, {@code fe80::1%eth0}: that is no part of it. */
  static String text(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }

  private static int rank(InetAddress address) {
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) return 9;
    if (address.isLoopbackAddress()) return 8;
    if (address.isLinkLocalAddress()) return address instanceof Inet4Address ? 3 : 4;
    return address instanceof Inet6Address ? 2 : 1;
  }

  private static InetAddress towards(byte[] elsewhere) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(InetAddress.getByAddress(elsewhere), DISCARD_PORT);
      InetAddress local = socket.getLocalAddress();
      return local == null || local.isAnyLocalAddress() ? null : local;
    } catch (IOException | RuntimeException noRoute) {
      // Also UncheckedIOException, which connect throws from Java 14 on.
      return null;
    }
  }

  /** Of interfaces that are up; those of container engines and virtual machines last. */
  private static List<InetAddress> ofInterfaces() {
    List<InetAddress> addresses = new ArrayList<>();
    List<InetAddress> virtual = new ArrayList<>();
    try {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (!each.isUp()) continue;
        boolean bridge = each.getName().matches("(docker|br-|virbr|veth|vmnet|cni|flannel).*");
        (bridge ? virtual : addresses).addAll(Collections.list(each.getInetAddresses()));
      }
    } catch (IOException | RuntimeException unreadable) {
      // Then what was read so far decides.
    }
    addresses.addAll(virtual);
    return addresses;
  }
}
