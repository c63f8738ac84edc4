package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;

/**
 * Location in an author's own source where an expression was written, for messages.
 *
 * @param file the source file's name, such as {@code Izhikevich.java}
 * @param line the line, or −1 when unknown
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public record SourceLocation(String file, int line) {

    private static final String HERE = "org.ranvier.api.";
    private static final StackWalker WALKER = StackWalker.getInstance();

    /** The innermost caller outside this package. */
    static SourceLocation ofCaller() {
        return WALKER.walk(frames -> frames.filter(f -> !f.getClassName().startsWith(HERE))
                .findFirst()
                .map(f -> new SourceLocation(
                        f.getFileName() == null ? f.getClassName() : f.getFileName(), f.getLineNumber()))
                .orElse(new SourceLocation("?", -1)));
    }

    @Override
    public String toString() {
        return line < 0 ? file : file + ":" + line;
    }
}
