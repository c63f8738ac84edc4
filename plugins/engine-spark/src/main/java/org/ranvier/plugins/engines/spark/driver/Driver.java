package org.ranvier.plugins.engines.spark.driver;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The driver of an application that runs trials, each as a job of one task that the pages of Spark show by its name.
 * Reads the trials from standard input, says on standard output how they go on, and cancels them when the input ends:
 * whoever wanted them is gone.
 */
public final class Driver {

    private static final int SIGNAL = 128;
    private static final int GRACE_SECONDS = 58;
    private static final long GLANCE_MILLIS = 100;

    private final JavaSparkContext spark;
    private final TaskWatch watch;

    private Driver(JavaSparkContext spark) {
        this.spark = spark;
        this.watch = new TaskWatch(System.out);
        spark.sc().addSparkListener(watch);
    }

    /**
     * Runs trials to their end.
     *
     * @param args none; how Spark is to run is in system properties
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        List<Job> jobs = Job.read(in);
        try (JavaSparkContext spark = new JavaSparkContext()) {
            News.ready().print(System.out);
            new Driver(spark).run(jobs, in);
        }
    }

    private void run(List<Job> jobs, DataInputStream in) throws InterruptedException {
        Map<String, JavaFutureAction<List<Integer>>> actions = new LinkedHashMap<>();
        // The task that a cancelled job is interrupted in ends its command.
        spark.sc().setInterruptOnCancel(true);
        for (Job job : jobs) {
            spark.sc().setJobDescription(job.description());
            spark.sc().setLocalProperty(TaskWatch.TRIAL, job.name());
            actions.put(
                    job.name(),
                    spark.parallelize(List.of(job), 1).map(new Command()).collectAsync());
        }
        Thread.ofPlatform().daemon().name("input").start(() -> cancelAtEnd(in));
        while (!actions.isEmpty()) {
            for (String trial : List.copyOf(actions.keySet())) {
                if (actions.get(trial).isDone()) {
                    outcome(trial, actions.remove(trial)).print(System.out);
                }
            }
            Thread.sleep(GLANCE_MILLIS);
        }
        watch.awaitIdle(TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
    }

    private void cancelAtEnd(DataInputStream in) {
        try {
            while (in.read() >= 0) {
                // Nothing more is said.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        spark.sc().cancelAllJobs();
    }

    private static News outcome(String trial, JavaFutureAction<List<Integer>> action) throws InterruptedException {
        try {
            int code = action.get().getFirst();
            return code > SIGNAL
                    ? new News(
                            News.Event.LOST,
                            trial,
                            "its process was ended from outside (signal " + (code - SIGNAL) + ")")
                    : new News(News.Event.ENDED, trial, "");
        } catch (ExecutionException | CancellationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = String.valueOf(cause.getMessage());
            return new News(
                    News.Event.LOST,
                    trial,
                    "Spark says " + message.lines().findFirst().orElse("nothing"));
        }
    }
}
