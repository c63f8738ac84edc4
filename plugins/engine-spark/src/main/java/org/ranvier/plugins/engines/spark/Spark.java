package org.ranvier.plugins.engines.spark;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.engine.Engine;
import org.ranvier.api.engine.Order;
import org.ranvier.api.engine.Submission;
import org.ranvier.plugins.engines.spark.driver.Job;

/**
 * Runs trials as tasks of an application of Apache Spark, on nodes that share the folder of the sweep and the program.
 * The driver is a process of its own, either of the Spark that comes with this plugin or of one that is installed.
 */
public final class Spark implements Engine {

    static final String MASTER = "master";
    static final String HOME = "home";
    static final String CPUS = "cpus";
    static final String CONF = "conf";

    private static final Schema SCHEMA = Schema.of(
            Setting.text(
                            MASTER,
                            "master URL, such as spark://host:7077, or local-cluster[2,1,1024]; empty for this machine,"
                                    + " or what the installed Spark is set to")
                    .withDefault(""),
            Setting.text(
                            HOME,
                            "folder of an installed Spark, whose bin/spark-submit is used; empty for the Spark of this"
                                    + " plugin")
                    .withDefault(""),
            Setting.integer(CPUS, Unit.NONE, Range.closed(1, 1024), "processors, and so threads, of a trial")
                    .withDefault(1),
            Setting.text(CONF, "further settings of Spark, one a line, such as spark.executor.memoryOverhead=4g")
                    .withDefault(""));

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public String description() {
        return "tasks of Apache Spark, on nodes that share the folder";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Submission submit(Order order, Settings settings) {
        int cpus = settings.integer(CPUS);
        List<Job> jobs = order.tasks().stream()
                .map(task -> new Job(
                        task.name(),
                        task.changes().isEmpty() ? task.name() : task.name() + ": " + String.join(", ", task.changes()),
                        order.workingFolder().toString(),
                        task.log().toString(),
                        order.command(task, cpus)))
                .toList();
        return SparkSubmission.start(DriverCommand.of(order, settings), jobs);
    }
}
