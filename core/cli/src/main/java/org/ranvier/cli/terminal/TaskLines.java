package org.ranvier.cli.terminal;

/** What is said of a task while it goes on: lines that stay, above its bar while there is one. */
public final class TaskLines implements AutoCloseable {

    private final Console console;
    private Progress progress;

    public TaskLines(Console console) {
        this.console = console;
    }

    /**
     * Moves the bar, which is there from then on.
     *
     * @param task what the bar is called
     * @param done how many steps are done now
     * @param all how many there are
     * @param message what to show besides, such as a loss
     */
    public void reached(String task, long done, long all, String message) {
        if (progress == null) {
            progress = console.progress(task, Math.max(0, done - 1), all);
        }
        progress.reached(done, message);
    }

    /** Says a line. */
    public void say(String line) {
        if (progress != null) {
            progress.line(line.stripTrailing());
        } else {
            console.aside().println(line.stripTrailing());
        }
    }

    /** Says something in lines that fit. */
    public void paragraph(String text) {
        Table.wrap(text, console.width()).forEach(this::say);
    }

    /** Takes the bar away, whatever happened. */
    @Override
    public void close() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }
}
