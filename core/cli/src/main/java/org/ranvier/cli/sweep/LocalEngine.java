package org.ranvier.cli.sweep;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
import org.ranvier.cli.isolation.Isolated;

/**
 * Runs trials on this machine, each in a process of its own, so that one which takes all memory or crashes costs no
 * other.
 *
 * @param isolated starts processes
 * @param processors how many processors there are
 * @param memory how many bytes all processes may use together
 */
record LocalEngine(Isolated isolated, int processors, long memory) implements Engine {

    static final String NAME = "local";
    static final String JOBS = "jobs";

    /** What a small training needs. */
    private static final long LEAST_MEMORY = 1L << 30;

    /** What the launcher lets one process have, in percent. */
    private static final double SHARE = 60;

    private static final int GRACE_SECONDS = 58;

    /** Returns the engine of this machine. */
    static LocalEngine ofMachine(Isolated isolated) {
        // The launcher lets one process have a share of the memory; as much is there for several.
        return new LocalEngine(
                isolated,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "processes on this machine, as many at once as its processors and memory carry";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.integer(
                        JOBS,
                        Unit.NONE,
                        Range.closed(0, 1024),
                        "how many trials run at once; 0 for as many as processors and memory carry")
                .withDefault(0));
    }

    /** Returns how many trials of some run at once. */
    int jobs(Settings settings, int trials) {
        int given = settings.integer(JOBS);
        long fit = given > 0 ? given : Math.clamp(memory / LEAST_MEMORY, 1, processors);
        return (int) Math.min(fit, trials);
    }

    @Override
    public Submission submit(Order order, Settings settings) {
        int jobs = jobs(settings, order.tasks().size());
        List<String> options = jobs == 1 ? List.of() : List.of("-XX:MaxRAMPercentage=" + SHARE / jobs);
        Running running = new Running(Executors.newFixedThreadPool(jobs), new ConcurrentHashMap<>());
        order.tasks()
                .forEach(task -> running.standings.put(task.name(), Submission.Standing.of(Submission.Phase.WAITING)));
        order.tasks()
                .forEach(task -> running.threads.execute(() -> running.standings.put(
                        task.name(), run(order, task, options, Math.max(1, processors / jobs), running))));
        return running;
    }

    private Submission.Standing run(Order order, Task task, List<String> options, int threads, Running running) {
        running.standings.put(task.name(), Submission.Standing.of(Submission.Phase.RUNNING));
        try {
            isolated.run(
                    options,
                    order.arguments(task, threads),
                    builder -> builder.directory(order.workingFolder().toFile())
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(task.log().toFile())));
            return Submission.Standing.of(Submission.Phase.ENDED);
        } catch (RanvierException e) {
            return Submission.Standing.lost(
                    e.problems().stream().map(Problem::message).findFirst().orElse("its process was lost"));
        }
    }

    /** Trials that wait or run. */
    private record Running(ExecutorService threads, Map<String, Standing> standings) implements Submission {

        @Override
        public Map<String, Standing> standings() {
            return Map.copyOf(standings);
        }

        @Override
        public void cancel() {
            threads.shutdownNow();
            try {
                threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            // Processes end by themselves where nobody waits for them.
            cancel();
        }
    }
}
