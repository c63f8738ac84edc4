package org.ranvier.api.model;

/**
 * Where in an author's own source an expression was written, so that a message can point there.
 *
 * @param file the source file's name, such as {@code Izhikevich.java}
 * @param line the line, or −1 when unknown
 */
public record Origin(String file, int line) {

    private static final String HERE = Origin.class.getPackageName() + '.';
    private static final StackWalker WALKER = StackWalker.getInstance();

    /** The innermost caller outside this package. */
    static Origin ofCaller() {
        return WALKER.walk(frames -> frames.filter(f -> !f.getClassName().startsWith(HERE))
                .findFirst()
                .map(f -> new Origin(f.getFileName() == null ? f.getClassName() : f.getFileName(), f.getLineNumber()))
                .orElse(new Origin("?", -1)));
    }

    @Override
    public String toString() {
        return line < 0 ? file : file + ":" + line;
    }
}
