package org.ranvier.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves below the lines that stay, for people at a terminal; it tells how long the rest will take. */
final class BarProgress implements Progress {

    private static final int MILLIS = 200;

    private final BottomLine bottom;
    private final ProgressBar bar;

    /**
     * @param done how many steps were done before, and say nothing about the speed
     */
    BarProgress(PrintStream out, int width, String task, long done, long steps) {
        bottom = new BottomLine(out, width);
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .startsFrom(done, Duration.ZERO)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(MILLIS)
                .setConsumer(bottom)
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
