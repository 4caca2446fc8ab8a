package io.telemetryagent.redact.sql;

import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Parts of statements by the lexical rules of one database each, with a secret in what is none. */
enum SqlDialect {
  POSTGRESQL(
      List.of(
          text -> "'" + text.replace("'", "''") + "'",
          text -> "E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'",
          text -> "$t$" + text.replace("$", "") + "$t$",
          text -> "/* " + uncommented(text) + "/*" + uncommented(text) + "*/ */",
          text -> "--" + text.replace("\n", "") + "\n"),
      text -> "\"" + text.replace("\"", "\"\"") + "\"",
      List.of("a#b", "data #>> ", "ARRAY[", "]", "a[1]", "$1", "$2")),
  MYSQL(
      List.of(
          text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'",
          text -> "'" + text.replace("\\", "\\\\").replace("'", "''") + "'",
          text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
          text -> "/* " + text.replace("*/", "* /") + "*/",
          text -> "-- " + text.replace("\n", "") + "\n",
          text -> "# " + text.replace("\n", "") + "\n"),
      text -> "`" + text.replace("`", "``") + "`",
      List.of("5--1", "#it's \"it\" \\ /* \n", "a||b", "x - -1")),
  SQL_SERVER(
      List.of(
          text -> "'" + text.replace("'", "''") + "'",
          text -> "N'" + text.replace("'", "''") + "'",
          text -> "/*" + uncommented(text) + "*/",
          text -> "--" + text.replace("\n", "") + "\n"),
      text -> "[" + text.replace("]", "]]") + "]",
      List.of("#tmp", "@x", "$5", "a.b")),
  ORACLE(
      List.of(
          text -> "'" + text.replace("'", "''") + "'",
          text -> "q'[" + text.replace("]'", "] '") + "]'",
          text -> "nq'!" + text.replace("!'", "! '") + "!'",
          text -> "/*" + text.replace("*/", "* /") + "*/",
          text -> "--" + text.replace("\n", "") + "\n"),
      text -> "\"" + text.replace("\"", "") + "\"",
      List.of("v$session", "emp#", ":1", "a/b"));

  static final String SECRET = "secret";

  /** The marks of all dialects: each is at home in the strings and names of every other. */
  private static final Arbitrary<String> MARKS =
      Arbitraries.strings().withChars("'\"\\`$[]#-/*;\n aq1!").ofMaxLength(5);

  private static final List<String> CODE =
      List.of(" ", "\n", ", ", "(", ")", " = ", "SELECT ", " FROM t ", "12", "-", "/", "*", "?");

  private final List<UnaryOperator<String>> hidden;
  private final UnaryOperator<String> name;
  private final List<String> code;

  SqlDialect(List<UnaryOperator<String>> hidden, UnaryOperator<String> name, List<String> code) {
    this.hidden = hidden;
    this.name = name;
    this.code = code;
  }

  /** Statements that are broken as SQL, but not in their strings, names and comments. */
  Arbitrary<String> statements() {
    Arbitrary<String> secrets = MARKS.flatMap(a -> MARKS.map(b -> a + SECRET + b));
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(hidden).flatMap(secrets::map)),
            Tuple.of(2, MARKS.map(marks -> name.apply("a" + marks))),
            Tuple.of(3, Arbitraries.of(CODE)),
            Tuple.of(1, Arbitraries.of(code)))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join(" ", parts));
  }

  /** Neither starts nor ends a comment, nor does together with what is around it. */
  private static String uncommented(String text) {
    return text.replace("*", "").replace("/", "");
  }
}
