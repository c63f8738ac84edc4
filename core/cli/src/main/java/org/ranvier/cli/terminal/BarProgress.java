package org.ranvier.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves below the lines that stay, for people at a terminal; it tells how long the rest will take. */
final class BarProgress implements Progress {

    private static final int MILLIS = 200;

    static final Unit STEPS = new Unit("", 1);
    static final Unit MEGABYTES = new Unit(" MB", 1_000_000);

    /** Unit that the bar counts in. */
    record Unit(String name, long size) {}

    private final StatusLine bottom;
    private final ProgressBar bar;

    /** @param done how many steps were done before, and say nothing about the speed */
    BarProgress(PrintStream out, int width, String task, long done, long steps, Unit unit) {
        bottom = new StatusLine(out, width);
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUnit(unit.name(), unit.size())
                .startsFrom(done, Duration.ZERO)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(MILLIS)
                .setConsumer(bottom)
                // Long steps are no standstill: the clock goes on, and what is shown besides.
                .continuousUpdate()
                .build();
    }

    @Override
    public void reached(long done, String message) {
        bar.stepTo(done);
        bar.setExtraMessage(message);
    }

    @Override
    public void line(String text) {
        bottom.above(text);
    }

    @Override
    public void close() {
        bottom.close();
        bar.close();
    }
}
