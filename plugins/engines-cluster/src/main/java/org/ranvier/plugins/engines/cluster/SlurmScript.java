package org.ranvier.plugins.engines.cluster;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Settings;
import org.ranvier.api.engine.Order;
import org.ranvier.api.engine.Task;

/** The script of an array job of Slurm, which runs one trial a task. */
final class SlurmScript {

    /** How many seconds before its time is up a trial is told to save where it is. */
    private static final int NOTICE_SECONDS = 60;

    private SlurmScript() {}

    /**
     * Returns the script, line by line.
     *
     * @param tasks those of the order that this job runs, the n-th as task n of the array
     */
    static List<String> of(Order order, List<Task> tasks, Settings settings) {
        int cpus = settings.integer(Slurm.CPUS);
        List<String> lines = new ArrayList<>(List.of("#!/bin/sh"));
        lines.add(option("job-name", "ranvier-" + order.name().replaceAll("[^A-Za-z0-9._-]", "-")));
        int most = settings.integer(Slurm.AT_ONCE);
        lines.add(option("array", "0-" + (tasks.size() - 1) + (most > 0 ? "%" + most : "")));
        lines.add(option("cpus-per-task", Integer.toString(cpus)));
        // What is printed goes to the log of each trial; and the shell that a trial replaces is told first when time is
        // up.
        lines.add(option("output", "/dev/null"));
        lines.add(option("signal", "B:TERM@" + NOTICE_SECONDS));
        for (String name : List.of(Slurm.PARTITION, Slurm.ACCOUNT, Slurm.TIME, Slurm.MEMORY, Slurm.GRES)) {
            if (!settings.text(name).isEmpty()) {
                lines.add(option(name, settings.text(name)));
            }
        }
        settings.text(Slurm.MORE).lines().filter(line -> !line.isBlank()).forEach(line -> lines.add("#SBATCH " + line));
        lines.add("# Trials of " + Shell.comment(order.folder().toString())
                + ". Each goes on where an earlier one ended.");
        lines.add("cd " + Shell.quoted(order.workingFolder().toString()) + " || exit");
        lines.addAll(Shell.cases("SLURM_ARRAY_TASK_ID", order, tasks, cpus));
        lines.add("exec " + Shell.quoted(order.program()) + " \"$@\" >>\"$log\" 2>&1 </dev/null");
        return lines;
    }

    private static String option(String name, String value) {
        return "#SBATCH --" + name + "=" + value;
    }
}
