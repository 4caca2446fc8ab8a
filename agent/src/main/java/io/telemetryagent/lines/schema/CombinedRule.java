package io.telemetryagent.lines.schema;

import java.util.List;

/** Schemas made of schemas. */
final class CombinedRule {
  private CombinedRule() {}

  /** {@code allOf}, and the keywords of one schema together. */
  static Rule all(List<Rule> rules) {
    if (rules.size() == 1) {
      return rules.get(0);
    }
    Rule[] each = rules.toArray(new Rule[0]);
    return new Rule() {
      @Override
      boolean allows(Object value) {
        for (Rule rule : each) {
          if (!rule.allows(value)) {
            return false;
          }
        }
        return true;
      }

      @Override
      void explain(String pointer, Object value, List<String> faults) {
        for (Rule rule : each) {
          rule.check(pointer, value, faults);
        }
      }
    };
  }

  /** {@code anyOf}. Says what is wrong by its meaning: each branch has its own reason. */
  static Rule any(List<Rule> rules, String meaning) {
    return new Rule() {
      @Override
      boolean allows(Object value) {
        for (Rule rule : rules) {
          if (rule.allows(value)) {
            return true;
          }
        }
        return false;
      }

      @Override
      void explain(String pointer, Object value, List<String> faults) {
        fault(pointer, "is not as it should be: " + meaning, faults);
      }
    };
  }

  /** {@code not}. */
  static Rule not(Rule unwanted) {
    return new Rule() {
      @Override
      boolean allows(Object value) {
        return !unwanted.allows(value);
      }

      @Override
      void explain(String pointer, Object value, List<String> faults) {
        fault(pointer, "is " + shown(value) + ", which it must not be", faults);
      }
    };
  }

  /** {@code if}, {@code then} and {@code else}. */
  static Rule when(Rule condition, Rule then, Rule otherwise) {
    return new Rule() {
      @Override
      boolean allows(Object value) {
        return ruleFor(value).allows(value);
      }

      @Override
      void explain(String pointer, Object value, List<String> faults) {
        ruleFor(value).explain(pointer, value, faults);
      }

      private Rule ruleFor(Object value) {
        return condition.allows(value) ? then : otherwise;
      }
    };
  }
}
