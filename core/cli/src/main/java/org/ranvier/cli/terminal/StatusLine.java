package org.ranvier.cli.terminal;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/** The last line of a terminal, which is drawn again and again, and gives way to lines that stay. */
final class StatusLine implements ProgressBarConsumer {

    static final String CLEAR = "\r\u001B[K";

    private final PrintStream out;
    private final int width;
    private String shown = "";
    private boolean closed;

    StatusLine(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public int getMaxRenderedLength() {
        // A letter in the last column would make some terminals go on to the next line.
        return width - 1;
    }

    @Override
    public synchronized void accept(String bar) {
        if (!closed) {
            shown = bar;
            out.print(CLEAR + bar);
            out.flush();
        }
    }

    /** Prints a line above. */
    synchronized void above(String text) {
        out.print(CLEAR + text + System.lineSeparator() + shown);
        out.flush();
    }

    /** Takes the bar away for good; it is drawn by a thread of its own, which may not have noticed yet. */
    @Override
    public synchronized void close() {
        closed = true;
        shown = "";
        out.print(CLEAR);
        out.flush();
    }
}
