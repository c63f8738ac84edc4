package org.ranvier.api;

import java.util.Objects;

/**
 * Something that stops a run, told so that it can be mended: what, where, and what to do.
 *
 * @param kind whose it is; decides the exit code
 * @param plugin the plugin concerned as {@code id@version}, or empty
 * @param where a file with line and column, an element of the network, or a sub-expression with its source line
 * @param message what is wrong, one clause without a full stop
 * @param remedy what to do, one clause without a full stop
 */
public record Problem(Kind kind, String plugin, String where, String message, String remedy) {

    /** Whose problem it is. */
    public enum Kind {
        /** Bad usage, or an experiment that cannot work. */
        USAGE(2),
        /** A plugin that is missing, unfit or faulty. */
        PLUGIN(3),
        /** Data that is missing, damaged or inconsistent. */
        DATA(4),
        /** A run that failed: diverged, disk full. */
        RUN(5);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of the program. */
        public int exitCode() {
            return exitCode;
        }
    }

    public Problem {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(plugin);
        Objects.requireNonNull(where);
        Objects.requireNonNull(message);
        Objects.requireNonNull(remedy);
    }

    /** A problem of usage. */
    public static Problem usage(String where, String message, String remedy) {
        return new Problem(Kind.USAGE, "", where, message, remedy);
    }

    /** A problem of a plugin. */
    public static Problem plugin(String plugin, String where, String message, String remedy) {
        return new Problem(Kind.PLUGIN, plugin, where, message, remedy);
    }

    /** A problem of data. */
    public static Problem data(String where, String message, String remedy) {
        return new Problem(Kind.DATA, "", where, message, remedy);
    }

    /** A problem of a run. */
    public static Problem run(String where, String message, String remedy) {
        return new Problem(Kind.RUN, "", where, message, remedy);
    }

    /** One sentence: {@code where: message; remedy}. */
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
}
