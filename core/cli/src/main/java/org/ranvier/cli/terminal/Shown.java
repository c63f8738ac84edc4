package org.ranvier.cli.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ranvier.text.Printable;

/**
 * Text for a terminal: of all that one would obey, it has this program's own colours alone. Names, descriptions and
 * messages of strangers get into lines at many places; what a terminal would obey in them becomes � here, whoever
 * prints them.
 */
final class Shown extends PrintStream {

    private static final List<String> COLOURS = Stream.concat(
                    Arrays.stream(Colour.values()).map(Colour::start), Stream.of(Colour.END))
            .toList();

    private final List<String> own;

    /** @param colours whether colours may show */
    Shown(PrintStream out, boolean colours) {
        super(out, true, StandardCharsets.UTF_8);
        own = colours ? COLOURS : List.of();
    }

    @Override
    public void print(String text) {
        String all = String.valueOf(text);
        super.print(all.codePoints().anyMatch(Printable::isObeyed) ? harmless(all) : all);
    }

    @Override
    public void print(Object object) {
        print(String.valueOf(object));
    }

    @Override
    public void print(char[] text) {
        print(String.valueOf(text));
    }

    @Override
    public void print(char letter) {
        print(String.valueOf(letter));
    }

    private String harmless(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int n = 0;
        while (n < text.length()) {
            int place = n;
            String kept = Stream.concat(own.stream(), Stream.of("\n", "\t", "\r\n"))
                    .filter(word -> text.startsWith(word, place))
                    .findFirst()
                    .orElse("");
            if (kept.isEmpty()) {
                char letter = text.charAt(n);
                shown.append(Printable.isObeyed(letter) ? '\uFFFD' : letter);
                n++;
            } else {
                shown.append(kept);
                n += kept.length();
            }
        }
        return shown.toString();
    }
}
