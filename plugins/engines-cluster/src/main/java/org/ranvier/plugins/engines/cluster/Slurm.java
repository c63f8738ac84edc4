package org.ranvier.plugins.engines.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.engine.Engine;
import org.ranvier.api.engine.Order;
import org.ranvier.api.engine.Submission;
import org.ranvier.api.engine.Task;

/**
 * Runs trials as tasks of array jobs of Slurm, on nodes that share the folder of the sweep and the program. Talks to
 * Slurm by its programs, {@code sbatch}, {@code squeue} and {@code scancel}.
 */
public final class Slurm implements Engine {

    static final String PARTITION = "partition";
    static final String ACCOUNT = "account";
    static final String TIME = "time";
    static final String MEMORY = "mem";
    static final String GRES = "gres";
    static final String CPUS = "cpus";
    static final String AT_ONCE = "at_once";
    static final String MORE = "options";
    static final String ARRAY = "array_size";
    static final String GLANCE = "glance";

    private static final Schema SCHEMA = Schema.of(
            Setting.text(PARTITION, "partition; empty for the usual one").withDefault(""),
            Setting.text(ACCOUNT, "account that the time is charged to; empty for the usual one")
                    .withDefault(""),
            Setting.text(
                            TIME,
                            "time limit of a trial, such as \"02:00:00\"; a trial that needs more is submitted again")
                    .withDefault(""),
            Setting.text(MEMORY, "memory of a trial, such as 8G; empty for the usual one")
                    .withDefault(""),
            Setting.text(GRES, "devices of a trial, such as gpu:1").withDefault(""),
            Setting.integer(CPUS, Unit.NONE, Range.closed(1, 1024), "processors, and so threads, of a trial")
                    .withDefault(1),
            Setting.integer(AT_ONCE, Unit.NONE, Range.closed(0, 100_000), "how many trials run at once; 0 for no limit")
                    .withDefault(0),
            Setting.text(MORE, "further lines of #SBATCH, such as --constraint=avx512")
                    .withDefault(""),
            Setting.integer(ARRAY, Unit.NONE, Range.closed(1, 10_000), "how many trials a job may have, MaxArraySize")
                    .withDefault(1000),
            Setting.number(GLANCE, Unit.NONE, Range.closed(0.2, 600), "seconds between two looks at the queue")
                    .withDefault(5));

    @Override
    public String name() {
        return "slurm";
    }

    @Override
    public String description() {
        return "array jobs of Slurm, on nodes that share the folder";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<String> script(Order order, Settings settings) {
        int most = settings.integer(ARRAY);
        if (order.tasks().size() > most) {
            throw new RanvierException(Problem.usage(
                    ARRAY,
                    order.tasks().size() + " trials do not fit into one job of " + most,
                    "set array_size to what MaxArraySize allows (scontrol show config), or let Ranvier submit them"));
        }
        return SlurmScript.of(order, order.tasks(), settings);
    }

    @Override
    public Submission submit(Order order, Settings settings) {
        Map<String, List<Task>> jobs = new LinkedHashMap<>();
        int most = settings.integer(ARRAY);
        List<Task> left = order.tasks();
        try {
            while (!left.isEmpty()) {
                List<Task> some = left.subList(0, Math.min(most, left.size()));
                jobs.put(submit(order, some, jobs.size(), settings), some);
                left = left.subList(some.size(), left.size());
            }
        } catch (RanvierException e) {
            jobs.keySet().forEach(job -> Program.run(List.of("scancel", job)));
            throw e;
        }
        return new SlurmSubmission(jobs, settings.number(GLANCE));
    }

    private static String submit(Order order, List<Task> tasks, int number, Settings settings) {
        Path script = order.folder().resolve(".engine").resolve("slurm-" + number + ".sh");
        try {
            Files.createDirectories(script.getParent());
            Files.write(script, SlurmScript.of(order, tasks, settings), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(script.toString(), "it cannot be written: " + e.getMessage(), "check the folder"), e);
        }
        Program.Answer answer = Program.run(List.of("sbatch", "--parsable", script.toString()));
        // The number of the job, and perhaps ';' and the cluster, after warnings.
        String job = answer.last().split(";")[0];
        if (answer.exitCode() != 0 || !job.matches("\\d+")) {
            throw new RanvierException(Problem.run(
                    "sbatch",
                    "Slurm does not take the job: " + answer.last(),
                    "change the settings of the engine; the job is in " + script));
        }
        return job;
    }
}
