package io.telemetryagent.lines.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code properties}, {@code patternProperties}, {@code additionalProperties} and {@code
 * propertyNames}, of objects.
 */
final class MembersRule extends Rule {
  /** Keys whose rules are remembered; an attacker may make up more. */
  private static final int KNOWN_KEYS = 10_000;

  private final Map<String, Rule> named;
  private final Map<Pattern, Rule> patterns;
  private final Rule others;
  private final Rule names;
  private final Map<String, Member> members = new HashMap<>();

  /** {@code others} and {@code names} are {@link #ANYTHING} where the schema does not say. */
  MembersRule(Map<String, Rule> named, Map<Pattern, Rule> patterns, Rule others, Rule names) {
    this.named = named;
    this.patterns = patterns;
    this.others = others;
    this.names = names;
  }

  @Override
  boolean allows(Object value) {
    if (!(value instanceof Map)) {
      return true;
    }
    Map<?, ?> object = (Map<?, ?>) value;
    return isAboutNamedOnly() ? allowsNamed(object) : allowsAll(object);
  }

  @Override
  void explain(String pointer, Object value, List<String> faults) {
    for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
      String key = (String) member.getKey();
      names.check(pointer + "/" + key, key, faults);
      for (Rule rule : member(key).rules) {
        rule.check(pointer + "/" + key, member.getValue(), faults);
      }
    }
  }

  /** As in the conditions for one event type: most lines have many more members. */
  private boolean isAboutNamedOnly() {
    return patterns.isEmpty() && others == ANYTHING && names == ANYTHING;
  }

  private boolean allowsNamed(Map<?, ?> object) {
    for (Map.Entry<String, Rule> property : named.entrySet()) {
      Object value = object.get(property.getKey());
      boolean absent = value == null && !object.containsKey(property.getKey());
      if (!absent && !property.getValue().allows(value)) {
        return false;
      }
    }
    return true;
  }

  private boolean allowsAll(Map<?, ?> object) {
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      if (!member((String) entry.getKey()).allows(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private Member member(String key) {
    Member member = members.get(key);
    if (member == null) {
      member = new Member(names.allows(key), rulesOf(key));
      if (members.size() < KNOWN_KEYS) {
        members.put(key, member);
      }
    }
    return member;
  }

  private List<Rule> rulesOf(String key) {
    List<Rule> rules = new ArrayList<>();
    if (named.containsKey(key)) {
      rules.add(named.get(key));
    }
    for (Map.Entry<Pattern, Rule> pattern : patterns.entrySet()) {
      if (pattern.getKey().matcher(key).find()) {
        rules.add(pattern.getValue());
      }
    }
    if (rules.isEmpty()) {
      rules.add(others);
    }
    return rules;
  }

  /** What holds for the values of one key. */
  private static final class Member {
    final List<Rule> rules;
    private final boolean hasGoodName;

    /** The last object that was good: where a line comes from is the same object in many. */
    private Object good;

    Member(boolean hasGoodName, List<Rule> rules) {
      this.hasGoodName = hasGoodName;
      this.rules = rules;
    }

    boolean allows(Object value) {
      if (value instanceof Map && value == good) {
        return true;
      }
      for (Rule rule : rules) {
        if (!rule.allows(value)) {
          return false;
        }
      }
      if (hasGoodName && value instanceof Map) {
        good = value;
      }
      return hasGoodName;
    }
  }
}
