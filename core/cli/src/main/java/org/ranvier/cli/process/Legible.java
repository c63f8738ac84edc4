package org.ranvier.cli.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * Whether Java could read what this process was told. It decodes folders, arguments and variables by the charset of the
 * locale, puts U+FFFD for what it cannot decode, and would then make or read a file of another name.
 */
public final class Legible {

    /** Remedy where Java cannot decode file names. */
    public static final String LOCALE = "set LC_ALL to a locale of UTF-8, such as C.UTF-8";

    private static final String UNKNOWN = "\uFFFD";
    private static final List<String> VARIABLES =
            List.of("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "RANVIER_DATA", "RANVIER_PLUGINS");

    private Legible() {}

    static boolean isLegible(String text) {
        return !text.contains(UNKNOWN);
    }

    /**
     * Refuses what names a file and could not be read, all at once.
     *
     * @param arguments those of the command
     */
    public static void check(List<String> arguments, Map<String, String> variables) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("the current folder", System.getProperty("user.dir", ""));
        told.put("the folder of Ranvier", System.getProperty("ranvier.home", ""));
        VARIABLES.forEach(name -> told.put("$" + name, variables.getOrDefault(name, "")));
        for (int i = 0; i < arguments.size(); i++) {
            told.put("argument " + (i + 1), arguments.get(i));
        }
        List<Problem> problems = new ArrayList<>();
        told.forEach((where, text) -> {
            if (!isLegible(text)) {
                problems.add(problem(where, text));
            }
        });
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    private static Problem problem(String where, String text) {
        return namesAreUtf8()
                ? Problem.usage(
                        where,
                        "'" + text + "' is not UTF-8, so Java cannot name files with it",
                        "rename what it names; " + UNKNOWN + " stands for what cannot be read")
                : Problem.usage(
                        where, "'" + text + "' cannot be read in the charset of this process, " + charset(), LOCALE);
    }

    /** Whether Java names files in UTF-8. */
    public static boolean namesAreUtf8() {
        return charset().equals(StandardCharsets.UTF_8.name());
    }

    private static String charset() {
        return System.getProperty("sun.jnu.encoding", "");
    }
}
