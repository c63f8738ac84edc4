package org.ranvier.report.html;

/** Escapes text for HTML, in content and in quoted attributes alike. */
final class Escape {

    private Escape() {}

    static void append(String text, StringBuilder html) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(isAllowed(c) ? c : '\uFFFD');
            }
        }
    }

    /** Control characters are no text of HTML. */
    private static boolean isAllowed(char c) {
        return c >= ' ' && c != 0x7F || c == '\n' || c == '\t';
    }
}
