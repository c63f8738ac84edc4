package org.ranvier.runtime.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.CallObserver;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.runtime.read.Reason;

/**
 * The way into the code of plugins: watched by an observer, and given up where it should come back at once and does
 * not.
 *
 * <p>Such code runs on a thread that is kept for the next call. One that is given up keeps its thread, which nothing
 * can end but the end of the process and holds no lock of this platform.
 */
public final class Calls {

    /** System property: how many seconds constructors and equations may take; 0 for as long as they like. */
    static final String PATIENCE = "ranvier.plugin.patience";

    private static final int USUAL_SECONDS = 10;
    private static final int IDLE_SECONDS = 10;

    /** What is counted: a process that was stopped meanwhile, or whose machine slept, has not waited. */
    private static final long SLICE_MILLIS = 100;

    private final Duration patience;
    private final Executor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Caller::new);
    private final Loaders loaders = new Loaders();
    private volatile CallObserver observer = CallObserver.NONE;

    Calls(Duration patience) {
        this.patience = patience;
    }

    /** Returns calls that are as patient as the system property says. */
    public static Calls ofProcess() {
        return new Calls(Duration.ofSeconds(Math.max(0, Integer.getInteger(PATIENCE, USUAL_SECONDS))));
    }

    public void observe(CallObserver by) {
        observer = by;
    }

    Loaders loaders() {
        return loaders;
    }

    CallObserver observer() {
        return observer;
    }

    /** The call has not come back. */
    static final class Overdue extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Overdue(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /**
     * Calls code that should come back at once.
     *
     * @param plugin whose code it is
     * @param what a clause about the call, such as {@code the constructor of test.The}
     * @param place where it is, unless the thread shows a line of source
     * @param times how many times as long as others it may take
     * @throws Overdue if it has not come back when patience ends
     * @throws Exception what it throws
     */
    <T> T soon(InstalledPlugin plugin, String what, String place, int times, Callable<T> call) throws Exception {
        if (patience.isZero() || Thread.currentThread() instanceof Caller) {
            return call.call();
        }
        Task<T> task = new Task<>(call);
        threads.execute(task);
        boolean interrupted = false;
        try {
            for (long slices = times * patience.toMillis() / SLICE_MILLIS; slices > 0; slices--) {
                try {
                    return task.get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // The next slice.
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw thrown(e);
                }
            }
            throw overdue(plugin, what, place, times * patience.toSeconds(), task);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Exception thrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return (Exception) e.getCause();
    }

    private Overdue overdue(InstalledPlugin plugin, String what, String place, long seconds, Task<?> task) {
        Thread thread = task.thread;
        StackTraceElement[] stack = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
        // It may be one that sleeps or waits, and then its thread is free again.
        task.cancel(true);
        String doing = stack.length == 0
                ? ""
                : " (it is in " + stack[0].getClassName().replaceFirst("^.*\\.", "") + "." + stack[0].getMethodName()
                        + "())";
        return new Overdue(Problem.plugin(
                plugin.toString(),
                Reason.line(stack, plugin.moduleNames()).orElse(place),
                Blame.subject(plugin, stack).orElse(what) + " does not come back within " + seconds + " s" + doing,
                "remove the plugin, or tell its author; JDK_JAVA_OPTIONS=-D" + PATIENCE + "=60 waits longer"));
    }

    private static final class Task<T> extends FutureTask<T> {

        private volatile Thread thread;

        Task(Callable<T> call) {
            super(call);
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            super.run();
        }
    }

    /** A thread that runs code of plugins. */
    private static final class Caller extends Thread {

        Caller(Runnable tasks) {
            super(tasks, "plugin");
            setDaemon(true);
            // A thread that is kept must not keep the loader of a plugin that asked for it.
            setContextClassLoader(Calls.class.getClassLoader());
        }
    }
}
