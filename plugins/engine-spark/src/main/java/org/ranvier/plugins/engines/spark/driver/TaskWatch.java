package org.ranvier.plugins.engines.spark.driver;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Is told by Spark of tasks that begin and end, and tells of them by the names of their trials. */
final class TaskWatch extends SparkListener {

    /** The local property of a job that names its trial. */
    static final String TRIAL = "ranvier.trial";

    private final PrintStream out;
    private final Map<Integer, String> trials = new HashMap<>();
    private final Set<Long> running = new HashSet<>();

    TaskWatch(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
        String trial = start.properties().getProperty(TRIAL);
        start.stageIds().foreach(stage -> trials.put((Integer) stage, trial));
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
        running.add(start.taskInfo().taskId());
        new News(News.Event.RUNNING, trials.get(start.stageId()), "").print(out);
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        running.remove(end.taskInfo().taskId());
        if (!end.taskInfo().successful()) {
            new News(News.Event.WAITING, trials.get(end.stageId()), "").print(out);
        }
        notifyAll();
    }

    /** Waits until no task runs any more, those of cancelled jobs among them. */
    synchronized void awaitIdle(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!running.isEmpty() && System.nanoTime() < end) {
            wait(200);
        }
    }
}
