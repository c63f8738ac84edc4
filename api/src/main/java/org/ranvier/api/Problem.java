package org.ranvier.api;

import java.util.Objects;

/** Problem that stops a run, described so that a person can mend it: what is wrong, where, and what to do. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Problem {
    private final Kind kind;
    private final String plugin;
    private final String where;
    private final String message;
    private final String remedy;

    private Problem(Kind kind, String plugin, String where, String message, String remedy) {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(plugin);
        Objects.requireNonNull(where);
        Objects.requireNonNull(message);
        Objects.requireNonNull(remedy);

        this.kind = kind;
        this.plugin = plugin;
        this.where = where;
        this.message = message;
        this.remedy = remedy;
    }

    /** Responsibility for a problem: the user's, a plugin's, the data's or the run's. */
    public enum Kind {
        /** Bad usage, or an experiment that cannot work. */
        USAGE,
        /** A plugin that is missing, unfit or faulty. */
        PLUGIN,
        /** Data that is missing, damaged or inconsistent. */
        DATA,
        /** A run that failed: diverged, disk full. */
        RUN
    }

    /**
     * {@return a problem of any kind}
     *
     * @param kind whose it is
     * @param plugin the plugin concerned as {@code id@version}, or empty
     * @param where a file with line and column, an element of the network, or a sub-expression with its source line
     * @param message what is wrong, one clause without a full stop
     * @param remedy what to do, one clause without a full stop
     */
    public static Problem of(Kind kind, String plugin, String where, String message, String remedy) {
        return new Problem(kind, plugin, where, message, remedy);
    }

    /**
     * {@return a problem of usage, or of an experiment that cannot work}
     *
     * @param where the place: a file with line and column, an element of the network, a command-line option
     * @param message what is wrong, one clause without a full stop
     * @param remedy what to do, one clause without a full stop
     */
    public static Problem usage(String where, String message, String remedy) {
        return new Problem(Kind.USAGE, "", where, message, remedy);
    }

    /**
     * {@return a problem of a plugin}
     *
     * @param plugin the plugin concerned as {@code id@version}, or empty
     * @param where the place: a file with line and column, an element of the network, a command-line option
     * @param message what is wrong, one clause without a full stop
     * @param remedy what to do, one clause without a full stop
     */
    public static Problem plugin(String plugin, String where, String message, String remedy) {
        return new Problem(Kind.PLUGIN, plugin, where, message, remedy);
    }

    /**
     * {@return a problem of data}
     *
     * @param where the place: a file with line and column, an element of the network, a command-line option
     * @param message what is wrong, one clause without a full stop
     * @param remedy what to do, one clause without a full stop
     */
    public static Problem data(String where, String message, String remedy) {
        return new Problem(Kind.DATA, "", where, message, remedy);
    }

    /**
     * {@return a problem of a run}
     *
     * @param where the place: a file with line and column, an element of the network, a command-line option
     * @param message what is wrong, one clause without a full stop
     * @param remedy what to do, one clause without a full stop
     */
    public static Problem run(String where, String message, String remedy) {
        return new Problem(Kind.RUN, "", where, message, remedy);
    }

    /** Returns one sentence, {@code where: message; remedy}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        if (!plugin.isEmpty()) {
            text.append("plugin ").append(plugin).append(": ");
        }
        text.append(message);
        if (!remedy.isEmpty()) {
            text.append("; ").append(remedy);
        }
        boolean question = text.charAt(text.length() - 1) == '?';
        return (question ? text : text.append('.')).toString();
    }

    /** {@return whose problem it is} */
    public Kind kind() {
        return kind;
    }

    /** {@return the plugin concerned as {@code id@version}, or empty} */
    public String plugin() {
        return plugin;
    }

    /**
     * {@return the place: a file with line and column, an element of the network, or a sub-expression with its source
     * line}
     */
    public String where() {
        return where;
    }

    /** {@return what is wrong, one clause without a full stop} */
    public String message() {
        return message;
    }

    /** {@return what to do, one clause without a full stop} */
    public String remedy() {
        return remedy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Problem that
                && java.util.Objects.equals(kind, that.kind)
                && java.util.Objects.equals(plugin, that.plugin)
                && java.util.Objects.equals(where, that.where)
                && java.util.Objects.equals(message, that.message)
                && java.util.Objects.equals(remedy, that.remedy);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(kind, plugin, where, message, remedy);
    }
}
