package io.telemetryagent.startup;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.SecureRandom;

/** Randomness for the ids, so that no two processes make the same. */
final class RandomSeed {
  private RandomSeed() {}

  /** 64 random bits. From the kernel where it can be: SecureRandom loads some hundred classes. */
  static long next() {
    try (DataInputStream random =
        new DataInputStream(Files.newInputStream(Paths.get("/dev/urandom")))) {
      return random.readLong();
    } catch (IOException e) {
      return new SecureRandom().nextLong();
    }
  }
}
