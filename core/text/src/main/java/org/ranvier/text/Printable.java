package org.ranvier.text;

/** Text of strangers, such as a plugin's description or an exception's message, made fit to be shown. */
public final class Printable {

    private Printable() {}

    /**
     * The text on one line, without what a terminal would obey: line ends and tabs are spaces, other control
     * characters, and those that turn the direction of writing, are �.
     */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(Printable::shown).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static int shown(int character) {
        if (character == '\n' || character == '\r' || character == '\t' || character == 0x2028 || character == 0x2029) {
            return ' ';
        }
        return isObeyed(character) ? 0xFFFD : character;
    }

    /**
     * Whether a terminal would do something else with a character than show it: control characters, line ends among
     * them, and those that turn the direction of writing.
     */
    public static boolean isObeyed(int character) {
        boolean turns = character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
        return Character.isISOControl(character) || turns;
    }
}
