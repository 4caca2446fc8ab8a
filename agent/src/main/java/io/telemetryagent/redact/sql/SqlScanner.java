package io.telemetryagent.redact.sql;

/**
 * Cuts SQL of whatever dialect into pieces. Where dialects disagree on where a literal ends, all
 * that follows counts as one literal: read by the wrong dialect, what is between two strings would
 * be taken for the strings, and these be shown. Looks at each character a few times at most.
 */
public final class SqlScanner {
  /** What a piece is. */
  public enum Piece {
    /** A name or key word without quotes. */
    WORD,
    /** A string, number or boolean; a text in double quotes, which some dialects have as a name. */
    LITERAL,
    /** To be left out: a comment may say anything. */
    COMMENT,
    /** A single character, a placeholder, or a name in backticks. */
    OTHER
  }

  /** What may stand before the placeholder {@code :1}, and not before that of {@code a[2:3]}. */
  private static final String BEFORE_PLACEHOLDER = "(,=<>+-*/|%!&^~";

  /** No database takes more. */
  private static final int MAX_PLACEHOLDERS = 65_535;

  private final SqlEnds ends;
  private final PasswordClause passwords;
  private int start;
  private int end;

  /** Whether the rest of the line is a comment to some dialects. */
  private boolean doubtfulLine;

  /** Whether the inside of these brackets is a name to some dialects. */
  private boolean doubtfulBrackets;

  /** The highest number among those of {@code $1}, {@code $2} so far. */
  private int placeholders;

  private boolean beforePassword;

  public SqlScanner(CharSequence sql) {
    this.ends = new SqlEnds(sql);
    this.passwords = new PasswordClause(ends);
  }

  /** Index of the piece's first character. */
  public int start() {
    return start;
  }

  /** Index behind the piece's last character. */
  public int end() {
    return end;
  }

  /** Goes on to the next piece; null at the end. */
  public Piece next() {
    start = end;
    if (start == ends.length()) return null;
    char c = ends.at(start);
    if (beforePassword && !SqlEnds.isSpace(c)) return rest();
    if (SqlEnds.isNameStart(c)) return word();
    // With its sign, whatever is before that: OpenTelemetry makes ?? of 99+100.
    if (ends.isNumber(start)) return piece(Piece.LITERAL, ends.number(start));
    switch (c) {
      case '\'':
      case '"':
        return unlessDoubtful(Piece.LITERAL, ends.string(start, false));
      case '`':
        return backticks();
      case '-':
        return ends.at(start + 1) == '-' ? lineComment() : other(start + 1);
      case '/':
        return slash();
      case '#':
        return hash();
      case '[':
        doubtfulBrackets = true;
        return other(start + 1);
      case ']':
        return bracket();
      case '\n':
        doubtfulLine = false;
        return other(start + 1);
      case '$':
        return dollar();
      case ':':
      case '?':
        return placeholder();
      default:
        return other(start + 1);
    }
  }

  private Piece word() {
    end = ends.name(start);
    if (ends.at(end) == '\'' && (end - start == 1 || is("NQ"))) return prefixedString();
    if (is("TRUE") || is("FALSE")) return Piece.LITERAL;
    beforePassword = passwords.isOpenedBy(start, end);
    return Piece.WORD;
  }

  private boolean is(String upperCase) {
    return ends.isWord(start, end, upperCase);
  }

  /** {@code N'..'}, {@code X'..'} and the like; PostgreSQL's {@code E'..'}, Oracle's q'[..]'. */
  private Piece prefixedString() {
    char prefix = Character.toUpperCase(ends.at(end - 1));
    int to = prefix == 'Q' ? ends.oracleString(end) : ends.string(end, prefix == 'E');
    return unlessDoubtful(Piece.LITERAL, to);
  }

  private Piece backticks() {
    int close = ends.indexOfAny("`", start + 1, ends.length());
    return close == ends.length() ? rest() : unlessDoubtful(Piece.OTHER, close + 1);
  }

  private Piece slash() {
    if (ends.at(start + 1) == '*') return blockComment();
    // Snowflake's comment, DuckDB's operator.
    if (ends.at(start + 1) == '/') doubtfulLine = true;
    return other(start + 1);
  }

  private Piece blockComment() {
    boolean nested = false;
    for (int i = start + 2; i < ends.length(); i++) {
      // Where it is nested, half of the dialects end the outer comment here, the others the inner.
      if (ends.at(i) == '*' && ends.at(i + 1) == '/') return nested ? rest() : comment(i + 2);
      nested |= ends.at(i) == '/' && ends.at(i + 1) == '*';
    }
    return comment(ends.length());
  }

  private Piece lineComment() {
    int to = ends.indexOfAny("\n", start, ends.length());
    // MySQL takes -- without a blank behind it for two signs, and what follows for code.
    boolean code = ends.at(start) == '-' && !SqlEnds.isSpace(ends.at(start + 2));
    return code && ends.indexOfAny("'\"`/", start, to) < to ? rest() : comment(to);
  }

  /** MySQL's comment; elsewhere the end or start of a name, or an operator of more characters. */
  private Piece hash() {
    boolean alone = !SqlEnds.isNamePart(ends.at(start - 1)) && SqlEnds.isSpace(ends.at(start + 1));
    if (alone) return lineComment();
    doubtfulLine = true;
    return other(start + 1);
  }

  /** In a name of SQL Server a bracket is doubled. */
  private Piece bracket() {
    if (ends.at(start + 1) == ']') return other(start + 2);
    doubtfulBrackets = false;
    return other(start + 1);
  }

  private Piece dollar() {
    if (ends.isNumber(start + 1)) return dollarPlaceholder();
    int to = ends.dollarString(start);
    return to == start ? other(start + 1) : unlessDoubtful(Piece.LITERAL, to);
  }

  /**
   * {@code $1} is a placeholder of PostgreSQL, and an amount of money in SQL Server. Placeholders
   * count up from 1, so what is further on is money.
   */
  private Piece dollarPlaceholder() {
    int to = ends.index(start + 1);
    int number = 0;
    for (int i = start + 1; i < to && number <= MAX_PLACEHOLDERS; i++) {
      number = 10 * number + ends.at(i) - '0';
    }
    if (number == 0 || number > placeholders + 1) {
      return piece(Piece.LITERAL, ends.number(start + 1));
    }
    placeholders = Math.max(placeholders, number);
    return other(to);
  }

  /** {@code :1} of Oracle, {@code ?1} of SQLite. */
  private Piece placeholder() {
    char before = ends.at(start - 1);
    boolean first = SqlEnds.isSpace(before) || BEFORE_PLACEHOLDER.indexOf(before) >= 0;
    return other(first ? ends.index(start + 1) : start + 1);
  }

  private Piece comment(int to) {
    return unlessDoubtful(Piece.COMMENT, to);
  }

  private Piece other(int to) {
    return piece(Piece.OTHER, to);
  }

  /** What goes beyond a doubtful line or name is none where that line or name ends first. */
  private Piece unlessDoubtful(Piece piece, int to) {
    boolean doubtful =
        doubtfulLine && ends.indexOfAny("\n", start, to) < to
            || doubtfulBrackets && ends.indexOfAny("]", start, to) < to;
    return doubtful ? rest() : piece(piece, to);
  }

  /** From here on nothing is certain. */
  private Piece rest() {
    return piece(Piece.LITERAL, ends.length());
  }

  private Piece piece(Piece piece, int to) {
    end = to;
    return piece;
  }
}
