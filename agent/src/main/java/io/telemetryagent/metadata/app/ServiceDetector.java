package io.telemetryagent.metadata.app;

import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the app is called and which version of it runs, inferred where nobody said. Each of the two
 * is the answer of the first source that knows. Fills service.* of telemetry.v2.
 */
public final class ServiceDetector {
  /** Opening more jars than that to find the app's own would take longer than it is worth. */
  private static final int MAX_ARCHIVES = 64;

  /** Where jars, Spring Boot jars and war files keep their resources. */
  private static final String[] RESOURCE_ROOTS = {"BOOT-INF/classes/", "WEB-INF/classes/", ""};

  private static final String[] SPRING_FILES = {
    "application.properties", "application.yml", "application.yaml", "bootstrap.yml"
  };

  private final Surroundings surroundings;
  private final LaunchCommand launch;

  public ServiceDetector(Surroundings surroundings, LaunchCommand launch) {
    this.surroundings = surroundings;
    this.launch = launch;
  }

  /** Null {@code name} or {@code version}: the user did not say, by no option's source. */
  public Resource detect(String name, String version) {
    Resource.Builder service = Resource.builder().put("service.name", name);
    service.put("service.version", version);
    if (name != null && version != null) return service.build();
    service.put("service.name", springNameGiven());
    try (AppArchive archive = openAppArchive()) {
      service.put("service.name", springNameInFiles(archive));
      if (archive != null) describe(archive, service);
    } catch (IOException unreadable) {
      // Then the other sources decide.
    }
    service.put("service.name", platformName());
    service.put("service.name", jarName());
    service.put("service.name", launch.mainClass());
    service.put("service.name", folderName());
    service.put("service.version", GitCommit.of(surroundings.workingDirectory()));
    return service.build();
  }

  private String springNameGiven() {
    String flag = " --spring.application.name=";
    String arguments = launch.arguments();
    int at = arguments.indexOf(flag);
    if (at >= 0) {
      String value = arguments.substring(at + flag.length());
      int space = value.indexOf(' ');
      return space < 0 ? value : value.substring(0, space);
    }
    String property = surroundings.property("spring.application.name");
    return property != null ? property : surroundings.env("SPRING_APPLICATION_NAME");
  }

  /** Spring's order: files beside the app win over those inside it. */
  private String springNameInFiles(AppArchive archive) {
    for (String folder : new String[] {"config/", ""}) {
      for (String file : SPRING_FILES) {
        Path path = surroundings.resolve(folder + file);
        String name = SpringName.in(file, Surroundings.read(path));
        if (name != null) return name;
      }
    }
    for (String root : RESOURCE_ROOTS) {
      for (String file : SPRING_FILES) {
        String name = archive == null ? null : SpringName.in(file, archive.read(root + file));
        if (name != null) return name;
      }
    }
    return null;
  }

  private static void describe(AppArchive archive, Resource.Builder service) {
    service.put("service.name", archive.manifest("Implementation-Title"));
    service.put("service.version", archive.manifest("Implementation-Version"));
    for (String root : RESOURCE_ROOTS) {
      BuildFile info = BuildFile.of(archive.read(root + "META-INF/build-info.properties"));
      service.put("service.version", info.value("build.version"));
    }
    for (String root : RESOURCE_ROOTS) {
      BuildFile git = BuildFile.of(archive.read(root + "git.properties"));
      service.put("service.version", git.value("git.build.version"));
      service.put("service.version", git.value("git.commit.id", "git.commit.id.full"));
      service.put("service.version", git.value("git.commit.id.abbrev"));
    }
  }

  /** The name under which a platform runs the app: whoever deployed it chose that name. */
  private String platformName() {
    String name =
        surroundings.env(
            "AWS_LAMBDA_FUNCTION_NAME",
            "K_SERVICE",
            "CLOUD_RUN_JOB",
            "GAE_SERVICE",
            "WEBSITE_SITE_NAME",
            "CONTAINER_APP_NAME");
    if (name != null) return name;
    String cloudFoundry = surroundings.env("VCAP_APPLICATION");
    return cloudFoundry == null ? null : FlatJson.parse(cloudFoundry).get("application_name");
  }

  /** {@code shop} for {@code libs/shop-2.1.0-SNAPSHOT.jar}. */
  private String jarName() {
    if (launch.jar() == null) return null;
    String name = launch.jar().getFileName().toString();
    if (name.endsWith(".jar") || name.endsWith(".war")) name = name.substring(0, name.length() - 4);
    for (int i = 1; i + 1 < name.length(); i++) {
      char c = name.charAt(i);
      char next = name.charAt(i + 1);
      if ((c == '-' || c == '_') && (isDigit(next) || isVersionMark(name, i + 1))) {
        return name.substring(0, i);
      }
    }
    return name;
  }

  /** {@code -v2}, but not {@code -viewer}. */
  private static boolean isVersionMark(String name, int at) {
    return name.charAt(at) == 'v' && at + 1 < name.length() && isDigit(name.charAt(at + 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String folderName() {
    Path folder = surroundings.workingDirectory().toAbsolutePath().normalize().getFileName();
    return folder == null ? "unknown" : folder.toString();
  }

  /** The jar or folder that the app's main class comes from; null if it cannot be told. */
  private AppArchive openAppArchive() {
    String main = launch.mainClass();
    String entry = main == null ? null : main.replace('.', '/') + ".class";
    List<Path> candidates = new ArrayList<>(launch.archives());
    if (candidates.size() > MAX_ARCHIVES) candidates = candidates.subList(0, MAX_ARCHIVES);
    for (Path path : candidates) {
      try {
        AppArchive archive = AppArchive.open(path);
        if (launch.jar() != null || (entry != null && archive.holds(entry))) return archive;
        archive.close();
      } catch (IOException unreadable) {
        continue;
      }
    }
    return null;
  }
}
