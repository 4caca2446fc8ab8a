package io.telemetryagent.redact;

import io.telemetryagent.redact.NamedSecrets.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes secrets out of whatever is shown: by the name before them, or by their look. Where in doubt
 * it takes out too much. Used by all threads; what it was given it gives back where there is
 * nothing to take out.
 */
public final class Redactor {
  /** Stands where a secret stood. */
  public static final String REDACTED = "[redacted]";

  /** Is told of what the user should know. Called on whatever thread redacts. */
  public interface Listener {
    void patternFailed(String message);
  }

  /** What holds where the user gave nothing. */
  public static final Redactor DEFAULT =
      new Redactor(
          Collections.<String>emptySet(),
          Collections.<String>emptySet(),
          Collections.<Pattern>emptyList(),
          true);

  /** How many characters behind a cut are needed to tell whether a secret begins before it. */
  public static final int MARGIN = 256;

  private static final String CUT = "...";

  /** A key of four letters, a sign and a value. */
  private static final int SHORTEST_TEXT = 5;

  private final SecretKeys keys;
  private final Set<String> shown = new HashSet<>();
  private final boolean maskSql;
  private final UserPattern[] patterns;

  /** Made at first use, which is not while the app starts. */
  private volatile Finder[] inTexts;

  private volatile Finder[] inArguments;
  private volatile Finder[] inOptions;
  private volatile Finder[] inStatements;
  private volatile Finder[] inErrors;

  /**
   * A redactor by the options of similar names.
   *
   * @param added names of secrets, beside the built-in ones
   * @param shown names and kinds of secrets that are shown after all
   * @param patterns what else is a secret
   * @param maskSql whether the message of an error loses literals of a statement in it
   */
  public Redactor(
      Set<String> added, Set<String> shown, Collection<Pattern> patterns, boolean maskSql) {
    this.keys = new SecretKeys(added, shown);
    for (String name : shown) {
      this.shown.add(SecretKeys.lettersOf(name));
    }
    this.maskSql = maskSql;
    this.patterns = new UserPattern[patterns.size()];
    int count = 0;
    for (Pattern pattern : patterns) {
      this.patterns[count++] = new UserPattern(pattern);
    }
  }

  /** Whom to tell of patterns that fail. */
  public void reportTo(Listener listener) {
    for (UserPattern pattern : patterns) {
      pattern.reportTo(listener);
    }
  }

  /** How many of the user's patterns failed and are no longer used. */
  public int patternsOff() {
    int count = 0;
    for (UserPattern pattern : patterns) {
      count += pattern.isOff() ? 1 : 0;
    }
    return count;
  }

  /** Whether a value of that name is a secret: {@code dbPassword}, {@code X-Api-Key}. */
  public boolean isSecret(String key) {
    return keys.isSecret(key);
  }

  /** Running text, a URL, a header; null for null. */
  public String text(String text) {
    if (isTooShort(text)) {
      return text;
    }
    if (inTexts == null) {
      inTexts = finders(new NamedSecrets(keys, Place.TEXT), new UrlUsers());
    }
    return redact(text, text.length(), inTexts);
  }

  /** The value of an option of that name. */
  public String value(String key, String text) {
    if (isSecret(key)) {
      return REDACTED;
    }
    if (inOptions == null) {
      inOptions = finders(new NamedSecrets(keys, Place.OPTION), new UrlUsers());
    }
    return redact(text, text.length(), inOptions);
  }

  /** A statement of SQL. */
  public String statement(String sql) {
    if (isTooShort(sql)) {
      return sql;
    }
    if (inStatements == null) {
      inStatements = finders(new StatementSecrets(keys), new UrlUsers());
    }
    return redact(sql, sql.length(), inStatements);
  }

  /** The message of an error, or a stack trace. */
  public String error(String text) {
    return text == null ? null : error(text, text.length());
  }

  /**
   * The first characters of a stack trace, and dots where there are more.
   *
   * @param maxChars how many; of those behind, {@value #MARGIN} are needed
   */
  public String error(String text, int maxChars) {
    if (inErrors == null) {
      Finder named = new NamedSecrets(keys, Place.TEXT);
      inErrors =
          maskSql
              ? finders(named, new UrlUsers(), new SqlInErrors())
              : finders(named, new UrlUsers());
    }
    if (text.length() <= maxChars) {
      return redact(text, text.length(), inErrors);
    }
    return redact(text, maxChars, inErrors) + CUT;
  }

  /** The arguments of a process without their secrets. Fills process.command_line. */
  public List<String> commandLine(List<String> arguments) {
    List<String> shownArguments = new ArrayList<>(arguments.size());
    boolean afterSecretFlag = false;
    for (String argument : arguments) {
      boolean secretFlag = isSecretFlag(argument);
      boolean isValue = afterSecretFlag && !secretFlag && !isSecretPair(argument);
      shownArguments.add(isValue ? REDACTED : argument(argument));
      afterSecretFlag = secretFlag;
    }
    return shownArguments;
  }

  private String argument(String text) {
    if (inArguments == null) {
      inArguments = finders(new NamedSecrets(keys, Place.ARGUMENT), new UrlUsers());
    }
    return redact(text, text.length(), inArguments);
  }

  /** {@code --token}: the next argument is the secret. */
  private boolean isSecretFlag(String argument) {
    return argument.startsWith("-")
        && !argument.startsWith("-D")
        && !argument.startsWith("-X")
        && argument.indexOf('=') < 0
        && argument.indexOf(':') < 0
        && isSecret(argument);
  }

  /** {@code --token=x}: holds its secret itself, even where a value was awaited. */
  private boolean isSecretPair(String argument) {
    int equals = argument.indexOf('=');
    return argument.startsWith("-") && equals > 0 && isSecret(argument.substring(0, equals));
  }

  private boolean isTooShort(String text) {
    return text == null || text.length() < SHORTEST_TEXT && patterns.length == 0;
  }

  /** These, those that know a secret by its look, and those of the user. */
  private Finder[] finders(Finder... own) {
    List<Finder> all = new ArrayList<>(Arrays.asList(own));
    addUnlessShown("bearer", new BearerTokens(), all);
    addUnlessShown("jwt", new JsonWebTokens(), all);
    addUnlessShown("aws_access_key", new AwsAccessKeys(), all);
    addUnlessShown("pem", new PemBlocks(), all);
    addUnlessShown("card_number", new CardNumbers(), all);
    all.addAll(Arrays.asList(patterns));
    return all.toArray(new Finder[0]);
  }

  private void addUnlessShown(String kind, Finder finder, List<Finder> all) {
    if (!shown.contains(SecretKeys.lettersOf(kind))) {
      all.add(finder);
    }
  }

  private static String redact(String text, int length, Finder[] finders) {
    Finds found = new Finds();
    for (Finder finder : finders) {
      finder.find(text, found);
    }
    if (found.isEmpty()) {
      return length == text.length() ? text : text.substring(0, length);
    }
    return found.takeOutOf(text, length);
  }
}
