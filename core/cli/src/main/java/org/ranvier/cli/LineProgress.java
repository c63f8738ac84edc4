package org.ranvier.cli;

import java.io.PrintStream;

/** A line for each tenth of the way, for logs. */
final class LineProgress implements Progress {

    private static final int LINES = 10;

    private final PrintStream out;
    private final String task;
    private final long steps;
    private long shown;

    LineProgress(PrintStream out, String task, long steps) {
        this.out = out;
        this.task = task;
        this.steps = Math.max(1, steps);
    }

    @Override
    public void reached(long done, String message) {
        long tenths = done * LINES / steps;
        if (tenths > shown) {
            shown = tenths;
            out.println(task + ": " + done + " of " + steps + (message.isEmpty() ? "" : ", " + message));
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
