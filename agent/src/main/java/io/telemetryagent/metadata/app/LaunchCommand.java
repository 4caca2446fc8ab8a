package io.telemetryagent.metadata.app;

import io.telemetryagent.metadata.facts.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How this JVM was started, and so what the app is. Loads no class of the app, and runs before its
 * main: no regular expressions, no lambdas, nothing that takes longer than opening one jar.
 */
public final class LaunchCommand {
  /** What the {@code java} command was given. */
  public enum Kind {
    JAR,
    MAIN_CLASS,
    MODULE,
    SOURCE_FILE,
    UNKNOWN
  }

  /** Its last part is {@code Main} up to JDK 21, {@code SourceLauncher} from then on. */
  private static final String SOURCE_LAUNCHER = "jdk.compiler/com.sun.tools.javac.launcher.";

  private static final String SPRING_BOOT_LOADER = "org.springframework.boot.loader.";
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  private final Kind kind;
  private final String mainClass;
  private final String module;
  private final Path file;
  private final List<Path> classPath;
  private final String arguments;

  private LaunchCommand(
      Kind kind,
      String mainClass,
      String module,
      Path file,
      List<Path> classPath,
      String arguments) {
    this.kind = kind;
    this.mainClass = mainClass;
    this.module = module;
    this.file = file;
    this.classPath = Collections.unmodifiableList(classPath);
    this.arguments = arguments;
  }

  /** Reads {@code sun.java.command}, which HotSpot and OpenJ9 set, and what it points to. */
  public static LaunchCommand of(Surroundings surroundings) {
    List<Path> classPath = classPath(surroundings);
    String command = surroundings.property("sun.java.command");
    if (command == null) {
      // A JVM that a native program created.
      return new LaunchCommand(Kind.UNKNOWN, null, null, null, classPath, "");
    }
    if (command.startsWith(SOURCE_LAUNCHER)) return ofSource(surroundings, command, classPath);
    String module = surroundings.property("jdk.module.main");
    if (module != null) return ofModule(module, command, classPath);
    String jar = jarName(surroundings, command);
    return jar == null
        ? ofClass(surroundings, command, classPath)
        : ofJar(surroundings, command, jar, classPath);
  }

  public Kind kind() {
    return kind;
  }

  /** The app's main class, behind Spring Boot's launcher where there is one; null if unknown. */
  public String mainClass() {
    return mainClass;
  }

  /** The module given to {@code -m}, or null. */
  public String module() {
    return module;
  }

  /** The jar given to {@code -jar}, or null. */
  public Path jar() {
    return kind == Kind.JAR ? file : null;
  }

  /** The Java source file given to {@code java}, or null. */
  public Path sourceFile() {
    return kind == Kind.SOURCE_FILE ? file : null;
  }

  /** What to trace when the user named nothing; empty if that cannot be told. */
  public List<String> defaultInclude() {
    if (mainClass == null || startsWithAny(mainClass, JDK)) return Collections.emptyList();
    int dot = mainClass.lastIndexOf('.');
    if (dot > 0) return Collections.singletonList(mainClass.substring(0, dot) + ".*");
    return DefaultPackage.types(this);
  }

  /** The jars and folders that the app's classes come from, the likeliest first. */
  List<Path> archives() {
    return kind == Kind.JAR ? Collections.singletonList(file) : classPath;
  }

  /** The program's arguments, in one string as the JVM keeps them; empty if there are none. */
  String arguments() {
    return arguments;
  }

  @Override
  public String toString() {
    return kind + " " + (file != null ? file : module != null ? module : mainClass);
  }

  private static LaunchCommand ofJar(
      Surroundings surroundings, String command, String jar, List<Path> classPath) {
    Path file = surroundings.resolve(jar);
    String main = null;
    try (AppArchive archive = AppArchive.open(file)) {
      main = archive.manifest("Main-Class");
      if (main != null && main.startsWith(SPRING_BOOT_LOADER)) {
        main = behindSpringBoot(surroundings, archive, main);
      }
    } catch (IOException unreadable) {
      // The JVM reads it too, and will complain to the user better than we can.
    }
    String arguments = command.substring(jar.length());
    return new LaunchCommand(Kind.JAR, main, null, file, classPath, arguments);
  }

  private static LaunchCommand ofClass(
      Surroundings surroundings, String command, List<Path> classPath) {
    String word = firstWord(command);
    String main = word.replace('/', '.');
    if (main.startsWith(SPRING_BOOT_LOADER)) {
      // An exploded Spring Boot jar: java org.springframework.boot.loader.launch.JarLauncher
      for (Path folder : classPath) {
        if (!Files.isDirectory(folder)) continue;
        try (AppArchive archive = AppArchive.open(folder)) {
          main = behindSpringBoot(surroundings, archive, main);
        } catch (IOException unreadable) {
          continue;
        }
      }
    }
    String arguments = command.substring(word.length());
    return new LaunchCommand(Kind.MAIN_CLASS, main, null, null, classPath, arguments);
  }

  private static LaunchCommand ofModule(String module, String command, List<Path> classPath) {
    String word = firstWord(command);
    int slash = word.indexOf('/');
    String main = slash < 0 ? BootModules.mainClass(module) : word.substring(slash + 1);
    Path place = BootModules.location(module);
    List<Path> archives = place == null ? classPath : Collections.singletonList(place);
    String arguments = command.substring(word.length());
    return new LaunchCommand(Kind.MODULE, main, module, null, archives, arguments);
  }

  private static LaunchCommand ofSource(
      Surroundings surroundings, String command, List<Path> classPath) {
    int space = command.indexOf(' ');
    String rest = space < 0 ? "" : command.substring(space + 1).trim();
    String name = longestFile(surroundings, rest);
    Path file = name == null ? null : surroundings.resolve(name);
    String main = file == null ? null : SourceFile.read(file).mainClass(file);
    String arguments = name == null ? "" : rest.substring(name.length());
    return new LaunchCommand(Kind.SOURCE_FILE, main, null, file, classPath, arguments);
  }

  /** The class that Spring Boot's launcher {@code main} will start, by its documented order. */
  private static String behindSpringBoot(
      Surroundings surroundings, AppArchive archive, String main) {
    if (main.endsWith(".PropertiesLauncher")) {
      String given = surroundings.property("loader.main");
      if (given == null) given = surroundings.env("LOADER_MAIN");
      if (given != null) return given;
    }
    String start = archive.manifest("Start-Class");
    return start == null ? main : start;
  }

  /**
   * The jar in {@code command}, or null if it starts with a class. The JVM makes the jar the first
   * part of the class path, which tells a name with spaces from its arguments.
   */
  private static String jarName(Surroundings surroundings, String command) {
    String path = surroundings.property("java.class.path");
    for (int end = 0; path != null && end >= 0; ) {
      end = path.indexOf(File.pathSeparatorChar, end + 1);
      String start = end < 0 ? path : path.substring(0, end);
      if (startsWithWord(command, start) && isFile(surroundings.resolve(start))) return start;
    }
    String file = longestFile(surroundings, command);
    return file != null && file.endsWith(".jar") ? file : null;
  }

  /** The longest start of {@code text} that ends before a space and names a file; or null. */
  private static String longestFile(Surroundings surroundings, String text) {
    for (int end = text.length(); end > 0; end = text.lastIndexOf(' ', end - 1)) {
      String start = text.substring(0, end);
      if (isFile(surroundings.resolve(start))) return start;
    }
    return null;
  }

  private static List<Path> classPath(Surroundings surroundings) {
    List<Path> entries = new ArrayList<>();
    String path = surroundings.property("java.class.path");
    if (path == null) return entries;
    for (int from = 0; from <= path.length(); ) {
      int end = path.indexOf(File.pathSeparatorChar, from);
      if (end < 0) end = path.length();
      // An empty entry is the working directory, to the JVM as well.
      Path entry = surroundings.resolve(path.substring(from, end));
      if (entry != null) entries.add(entry);
      from = end + 1;
    }
    return entries;
  }

  private static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private static boolean startsWithWord(String text, String word) {
    return text.startsWith(word)
        && (text.length() == word.length() || text.charAt(word.length()) == ' ');
  }

  private static boolean startsWithAny(String text, String[] starts) {
    for (String start : starts) {
      if (text.startsWith(start)) return true;
    }
    return false;
  }

  private static boolean isFile(Path path) {
    return path != null && Files.isRegularFile(path);
  }
}
