package org.ranvier.runtime.read;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ranvier.text.Nearest;

/** The form of names, and the words for contracts in messages. */
public final class Words {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Words() {}

    /** Whether a text can name a component or a plugin: a lower-case word of letters, digits and hyphens. */
    public static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }

    /** Returns the word for a contract in a sentence: {@code delay learner} for {@code DelayLearner}. */
    public static String kind(Class<?> contract) {
        return words(contract.getSimpleName());
    }

    /** Returns the word for a contract of this full name. */
    public static String kind(String contract) {
        return words(contract.substring(contract.lastIndexOf('.') + 1));
    }

    private static String words(String simpleName) {
        return HUMP.matcher(simpleName).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** A remedy for an unknown name: the nearest one, then all there are under a heading such as {@code installed}. */
    public static String choices(String word, Collection<String> candidates, String heading) {
        String all = heading + ": " + (candidates.isEmpty() ? "none" : String.join(", ", candidates));
        return Nearest.of(word, candidates)
                .map(name -> "did you mean '" + name + "'? " + all)
                .orElse(all);
    }
}
