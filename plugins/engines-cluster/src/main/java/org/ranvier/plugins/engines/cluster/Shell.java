package org.ranvier.plugins.engines.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ranvier.api.engine.Order;
import org.ranvier.api.engine.Task;

/** Words as a POSIX shell reads them. */
final class Shell {

    private Shell() {}

    /** Returns a word that the shell takes as it is. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns words on one line. */
    static String quoted(List<String> words) {
        return words.stream().map(Shell::quoted).collect(Collectors.joining(" "));
    }

    /**
     * Returns lines that set {@code $log} and the arguments of one of some trials.
     *
     * @param index the variable with its number, from 0
     * @param cpus how many threads it may use where the order leaves that open
     */
    static List<String> cases(String index, Order order, List<Task> tasks, int cpus) {
        List<String> lines = new ArrayList<>(List.of("case $" + index + " in"));
        for (int n = 0; n < tasks.size(); n++) {
            Task task = tasks.get(n);
            lines.add(n + ") log=" + quoted(task.log().toString()) + "; set -- " + quoted(order.arguments(task, cpus))
                    + " ;;");
        }
        lines.add("esac");
        return lines;
    }

    /** Returns text as a comment on one line may have it. */
    static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
