package org.ranvier.plugins.engines.spark;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.engine.Submission;
import org.ranvier.plugins.engines.spark.driver.Job;
import org.ranvier.plugins.engines.spark.driver.News;

/** The driver of an application of Spark, and what it said of its trials. */
final class SparkSubmission implements Submission {

    private static final int GRACE_SECONDS = 60;

    private final Process driver;
    private final DriverCommand command;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Thread reader;

    /** Whether Spark has taken the application, once that is known. */
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private SparkSubmission(Process driver, DriverCommand command) {
        this.driver = driver;
        this.command = command;
        this.reader = Thread.ofPlatform().daemon().name("spark driver").unstarted(this::listen);
    }

    static SparkSubmission start(DriverCommand command, List<Job> jobs) {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .redirectError(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().putAll(command.environment());
        try {
            SparkSubmission submission = new SparkSubmission(builder.start(), command);
            jobs.forEach(job -> submission.standings.put(job.name(), Standing.of(Phase.WAITING)));
            submission.reader.start();
            submission.tell(jobs);
            submission.awaitReady();
            return submission;
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            command.words().getFirst(),
                            "the driver of Spark cannot be started: " + e.getMessage(),
                            "see " + command.log()),
                    e);
        }
    }

    /** The stream stays open: its end is what tells the driver that nobody wants the trials any more. */
    private void tell(List<Job> jobs) {
        try {
            Job.write(jobs, new DataOutputStream(driver.getOutputStream()));
        } catch (IOException e) {
            // It has ended, and what it said about that is read.
        }
    }

    /** Waits until Spark has taken the application, however long a cluster takes for that. */
    private void awaitReady() {
        try {
            if (!ready.get()) {
                throw new RanvierException(Problem.run(
                        "spark",
                        "Spark does not take the sweep" + reason(),
                        "change the settings of the engine; more is in " + command.log()));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                News.of(line).ifPresent(this::heard);
            }
        } catch (IOException e) {
            // The driver is gone.
        }
        ready.complete(false);
        Standing lost = Standing.lost("the driver of Spark ended" + reason() + ", see " + command.log());
        standings.replaceAll((_, standing) -> standing.isOver() ? standing : lost);
    }

    private void heard(News news) {
        ready.complete(true);
        Standing now = switch (news.event()) {
            case RUNNING -> Standing.of(Phase.RUNNING);
            case READY, WAITING -> Standing.of(Phase.WAITING);
            case ENDED -> Standing.of(Phase.ENDED);
            case LOST -> Standing.lost(news.reason());
        };
        standings.computeIfPresent(news.trial(), (_, before) -> before.isOver() ? before : now);
    }

    /** What Java said last before it ended a driver that never ran: {@code : java.lang.…: message}. */
    private String reason() {
        try {
            return Files.readString(command.log(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("Exception in thread \"main\" "))
                    .reduce((_, last) -> last)
                    .map(line -> ": " + line.replaceFirst("Exception in thread \"main\" ", ""))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public Map<String, Standing> standings() {
        return Map.copyOf(standings);
    }

    @Override
    public void cancel() {
        try {
            driver.getOutputStream().close();
        } catch (IOException e) {
            // It has ended by itself.
        }
        try {
            if (!driver.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                driver.destroyForcibly();
            }
            reader.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            driver.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        // The application lives as long as its driver, and that as long as somebody listens.
        cancel();
    }
}
