package old;

import org.apache.commons.lang.StringUtils;
import org.apache.commons.lang.Validate;
import org.apache.commons.lang.builder.ToStringBuilder;
import org.apache.commons.lang.builder.ToStringStyle;

/** Turns numbers into texts in some odd ways. */
public final class Texts {
  public static void main(String[] args) {
    int length = 0;
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      length += work(i).length();
    }
    System.out.println(length);
  }

  static String work(int n) {
    String reversed = StringUtils.reverse(String.valueOf(n));
    try {
      Validate.isTrue(n % 2 == 0, "odd");
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
    return new ToStringBuilder("", ToStringStyle.SIMPLE_STYLE).append(reversed).toString();
  }
}
