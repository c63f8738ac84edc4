package org.ranvier.cli.terminal;

import java.io.PrintStream;

/**
 * Progress for logs: only what stays.
 *
 * @param out where to print
 */
record PlainProgress(PrintStream out) implements Progress {

    @Override
    public void reached(long done, String message) {
        // Nobody watches.
    }

    @Override
    public void line(String text) {
        out.println(text);
    }

    @Override
    public void close() {
        out.flush();
    }
}
