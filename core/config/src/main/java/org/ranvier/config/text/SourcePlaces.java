package org.ranvier.config.text;

import org.ranvier.config.tree.Place;

/**
 * The places of one source.
 *
 * @param source what messages call it
 * @param lines whether places within it mean something: not so for an option of the command line
 */
public record SourcePlaces(String source, boolean lines) {

    /** The most letters that a single value may have. */
    static final int LONGEST = 1 << 16;

    /**
     * A value's text, unless it is longer than anything that means something: a number has at most hundreds of digits.
     */
    String within(String text, Place place) {
        if (text.length() > LONGEST) {
            throw new SyntaxException(
                    place,
                    "a single value has " + text.length() + " letters, and may have " + LONGEST,
                    "look whether a bracket, a comma or a quotation mark is missing");
        }
        return text;
    }

    /**
     * Looks for words that are too long before a parser does, whose time grows with their square. Within brackets
     * commas end a word.
     */
    void requireShortWords(String text) {
        int line = 1;
        int brackets = 0;
        int begin = 0;
        for (int n = 0; n < text.length(); n++) {
            char letter = text.charAt(n);
            boolean opens = letter == '[' || letter == '{';
            boolean closes = letter == ']' || letter == '}';
            brackets = Math.max(0, brackets + (opens ? 1 : closes ? -1 : 0));
            if (letter <= ' ' || opens || closes || letter == ',' && brackets > 0) {
                begin = n + 1;
                line += letter == '\n' ? 1 : 0;
            } else if (n - begin >= LONGEST) {
                throw new SyntaxException(
                        at(line, 1),
                        "a single value has more than " + LONGEST + " letters",
                        "look whether a bracket, a comma or a quotation mark is missing");
            }
        }
    }

    Place at(int line, int column) {
        return lines ? new Place(source, line, column) : whole();
    }

    public Place whole() {
        return Place.of(source);
    }
}
