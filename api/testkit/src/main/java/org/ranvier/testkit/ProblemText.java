package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.Setting;

/** Rules of texts that people read: one line, no full stop, and a remedy for everything that is wrong. */
final class ProblemText {

    /** The name of a class or method, which tells a person nothing. */
    private static final Pattern CODE = Pattern.compile("\\bjava\\.|Exception\\b|\\bnull\\b|@[0-9a-f]{6,}");

    private static final Pattern SENTENCE =
            Pattern.compile("^(The|A|An|This|These|It|Whether|Number|If|Use|Set|When|How|Enables?)\\b");

    private ProblemText() {}

    static void check(Problem problem) {
        clause(problem.message(), "the message");
        clause(problem.remedy(), "the remedy");
    }

    /** A text within a sentence or a table. */
    static void clause(String text, String what) {
        assertFalse(text.isBlank(), what + " is empty");
        assertTrue(text.equals(text.strip()), what + " begins or ends with a blank: '" + text + "'");
        assertFalse(text.chars().anyMatch(Character::isISOControl), what + " is not one line: '" + text + "'");
        assertFalse(text.endsWith(".") && !text.endsWith("etc."), what + " ends with a full stop: '" + text + "'");
        assertFalse(CODE.matcher(text).find(), what + " speaks of code: '" + text + "'");
    }

    /** The documentation of a setting: that of a flag begins with "whether". */
    static void setting(Setting setting) {
        String what = "what '" + setting.name() + "' means";
        nounPhrase(setting.doc(), what);
        boolean flag = setting.kind() == Setting.Kind.FLAG;
        assertTrue(!flag || setting.doc().startsWith("whether "), what + ", a flag, should begin with 'whether'");
    }

    /** A noun phrase in lower case, unless it begins with a name or a symbol. */
    static void nounPhrase(String text, String what) {
        clause(text, what);
        assertFalse(SENTENCE.matcher(text).find(), what + " begins like a sentence: '" + text + "'");
    }
}
