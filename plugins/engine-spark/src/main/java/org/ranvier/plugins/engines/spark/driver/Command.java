package org.ranvier.plugins.engines.spark.driver;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.Function;

/**
 * Runs on an executor: starts the command of a trial and waits for it. Whatever ends the executor ends the command: a
 * shell between the two holds the other end of a pipe, and tells the command to save where it is (SIGTERM) once nobody
 * holds this one any more. A task that Spark kills lets go of it, too.
 */
final class Command implements Function<Job, Integer> {

    private static final long serialVersionUID = 1;

    /** Longer than a trial takes to save where it is. */
    private static final int GRACE_SECONDS = 55;

    private static final String WITH_PIPE = """
            exec 3<&0 </dev/null
            "$@" 3<&- &
            trial=$!
            { cat <&3 >/dev/null; kill -TERM $trial 2>/dev/null; } &
            wait $trial
            """;

    @Override
    public Integer call(Job job) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", WITH_PIPE, "ranvier"));
        words.addAll(job.command());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(new File(job.folder()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(job.log())));
        // Java's options of this process are not for that one.
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.getOutputStream().close();
            if (process.isAlive()) {
                end(process);
            }
        }
    }

    /** Gives a command that was told to end time to do so; being told again changes nothing. */
    private static void end(Process process) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
