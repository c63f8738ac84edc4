package org.ranvier.plugins.engines.cluster;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a POSIX shell reads them. */
final class Shell {

    private Shell() {}

    /** Returns a word that the shell takes as it is. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns words on one line. */
    static String quoted(List<String> words) {
        return words.stream().map(Shell::quoted).collect(Collectors.joining(" "));
    }

    /** Returns text as a comment on one line may have it. */
    static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
