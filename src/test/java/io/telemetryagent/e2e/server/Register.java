package io.telemetryagent.e2e.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Where services tell their ports. They end when it is closed. */
public final class Register implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final ServerSocket socket;
  private final List<Socket> services = new ArrayList<>();

  public Register() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      socket.setSoTimeout(TIMEOUT_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where services are to come; their first argument. */
  public String address() {
    return String.valueOf(socket.getLocalPort());
  }

  /** The URL of the next service that comes. */
  public String nextService() {
    try {
      Socket service = socket.accept();
      services.add(service);
      service.setSoTimeout(TIMEOUT_MILLIS);
      InputStreamReader in = new InputStreamReader(service.getInputStream());
      return "http://127.0.0.1:" + new BufferedReader(in).readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (Socket service : services) {
        service.close();
      }
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
