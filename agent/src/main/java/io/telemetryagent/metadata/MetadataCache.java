package io.telemetryagent.metadata;

import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.redact.Redactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The answers of metadata servers, kept in a file of the user's for the next start. It is trusted
 * only if nobody else could have written it, and for this very boot of this machine. Whatever fails
 * here fails silently: the facts are then asked for again.
 */
final class MetadataCache {
  static final long ANSWER_MILLIS = 24 * 60 * 60 * 1000L;

  /** "No cloud here" is forgotten sooner: it may have been a network that was not yet up. */
  static final long NOTHING_MILLIS = 10 * 60 * 1000L;

  private static final String FORMAT = "telemetry-agent metadata 1";
  private static final int MAX_BYTES = 64 << 10;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Collections.unmodifiableSet(
          EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      Collections.unmodifiableSet(
          EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));

  private final Path file;
  private final String user;
  private final String identity;
  private final Redactor redactor;

  /**
   * A cache in that file.
   *
   * @param user who we are: the numeric id or, where it cannot be told, the name
   * @param identity of machine, boot and question: another's answers are not ours
   * @param redactor what takes secrets out of what is kept
   */
  MetadataCache(Path file, String user, String identity, Redactor redactor) {
    this.file = file;
    this.user = user;
    this.identity = identity;
    this.redactor = redactor;
  }

  /** The facts, empty if it is known that there are none; null if they have to be asked for. */
  Resource load(long nowMillis) {
    try {
      if (!isOurs()) return null;
      return parse(FlatJson.parse(text()), nowMillis);
    } catch (IOException | RuntimeException unusable) {
      return null;
    }
  }

  /** Writes a new file and puts it in the place of the old one: nobody ever reads half of it. */
  void store(Resource found, long nowMillis) {
    Path written = null;
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs()) return;
      String name = file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp";
      written = Files.createFile(file.resolveSibling(name), permissions());
      Files.write(written, render(found, nowMillis).getBytes(StandardCharsets.UTF_8));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException readOnlyHome) {
      deleteIfThere(written);
    }
  }

  private Resource parse(Map<String, String> members, long nowMillis) {
    boolean good = FORMAT.equals(members.get("format")) && identity.equals(members.get("identity"));
    if (!good) return null;
    Resource.Builder facts = Resource.builder();
    for (Map.Entry<String, String> member : members.entrySet()) {
      String key = member.getKey();
      if (isKept(key)) facts.put(key, member.getValue());
      if (key.startsWith("detail:")) facts.detail(key.substring(7), member.getValue());
    }
    Resource resource = facts.build();
    long age = nowMillis - Long.parseLong(members.get("written_ms"));
    long limit = resource.get("cloud.provider") == null ? NOTHING_MILLIS : ANSWER_MILLIS;
    return age < 0 || age >= limit ? null : resource;
  }

  private String render(Resource found, long nowMillis) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("format", FORMAT);
    members.put("written_ms", Long.toString(nowMillis));
    members.put("identity", identity);
    for (Map.Entry<String, Object> fact : found.known().entrySet()) {
      if (isKept(fact.getKey())) members.put(fact.getKey(), safe(fact.getValue().toString()));
    }
    for (Map.Entry<String, String> detail : found.details().entrySet()) {
      members.put("detail:" + detail.getKey(), safe(detail.getValue()));
    }
    return FlatJson.render(members) + "\n";
  }

  private String safe(String fact) {
    return redactor.text(fact);
  }

  /** What servers tell; all else is found anew, and nothing that could be a secret is ever in. */
  private static boolean isKept(String path) {
    return path.startsWith("cloud.")
        || path.equals("host.public_ip")
        || path.equals("k8s.cluster.name")
        || path.equals("k8s.container.name");
  }

  /** Whether it is a file, no link, that only this user could have written. */
  private boolean isOurs() throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return false;
    if (!isPosix()) return true;
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!Collections.disjoint(attributes.permissions(), WRITABLE_BY_OTHERS)) return false;
    Object uid = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return uid.toString().equals(user) || attributes.owner().getName().equals(user);
  }

  private String text() throws IOException {
    // NOFOLLOW again: it may have become a link since.
    Set<OpenOption> options = new HashSet<>();
    options.add(StandardOpenOption.READ);
    options.add(LinkOption.NOFOLLOW_LINKS);
    try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
      if (channel.size() > MAX_BYTES) throw new IOException("too large");
      ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Until all is there.
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }

  private FileAttribute<?>[] permissions() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static void deleteIfThere(Path file) {
    try {
      if (file != null) Files.deleteIfExists(file);
    } catch (IOException | RuntimeException ignored) {
      // A read-only home, most likely: then it was never written.
    }
  }
}
