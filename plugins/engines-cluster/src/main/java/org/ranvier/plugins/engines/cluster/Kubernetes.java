package org.ranvier.plugins.engines.cluster;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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

/**
 * Writes an indexed Job of Kubernetes, which runs one trial a pod. The manifest is for people to apply: Ranvier does
 * not talk to a cluster. The image has the program at the path that it has here, and the claim is mounted where the
 * folder of the sweep is.
 */
public final class Kubernetes implements Engine {

    private static final String IMAGE = "image";
    private static final String CLAIM = "claim";
    private static final String MOUNT = "mount";
    private static final String CPUS = "cpus";
    private static final String MEMORY = "memory";
    private static final String AT_ONCE = "at_once";

    private static final Schema SCHEMA = Schema.of(
            Setting.text(IMAGE, "container image with this very program, at the same path"),
            Setting.text(CLAIM, "persistent volume claim that has the folder of the sweep, and the data"),
            Setting.text(MOUNT, "path at which the claim is mounted, here and there; empty for the current folder")
                    .withDefault(""),
            Setting.integer(CPUS, Unit.NONE, Range.closed(1, 1024), "processors, and so threads, of a trial")
                    .withDefault(1),
            Setting.text(MEMORY, "memory of a trial").withDefault("4Gi"),
            Setting.integer(AT_ONCE, Unit.NONE, Range.closed(1, 100_000), "how many trials run at once")
                    .withDefault(10));

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public String description() {
        return "the manifest of an indexed Job of Kubernetes, to apply by hand";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Submission submit(Order order, Settings settings) {
        throw new RanvierException(Problem.usage(
                "--engine",
                "'kubernetes' writes a manifest, and does not submit it",
                "write it with --print > job.yaml, and run kubectl apply -f job.yaml"));
    }

    @Override
    public List<String> script(Order order, Settings settings) {
        String mount = settings.text(MOUNT).isEmpty() ? order.workingFolder().toString() : settings.text(MOUNT);
        return """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: %s
                spec:
                  completionMode: Indexed
                  completions: %d
                  parallelism: %d
                  backoffLimitPerIndex: 1
                  maxFailedIndexes: %d
                  template:
                    spec:
                      restartPolicy: Never
                      terminationGracePeriodSeconds: 60
                      containers:
                        - name: trial
                          image: %s
                          workingDir: %s
                          command: ["/bin/sh", "-c"]
                          args:
                            - |
                %s
                          resources:
                            requests: {cpu: "%d", memory: %s}
                            limits: {memory: %s}
                          volumeMounts:
                            - {name: sweep, mountPath: %s}
                      volumes:
                        - name: sweep
                          persistentVolumeClaim: {claimName: %s}
                """.formatted(
                text(name(order)),
                order.tasks().size(),
                Math.min(settings.integer(AT_ONCE), order.tasks().size()),
                order.tasks().size(),
                text(settings.text(IMAGE)),
                text(order.workingFolder().toString()),
                script(order, settings.integer(CPUS)),
                settings.integer(CPUS),
                text(settings.text(MEMORY)),
                text(settings.text(MEMORY)),
                text(mount),
                text(settings.text(CLAIM))).lines().toList();
    }

    /** Names of Kubernetes are those of hosts. */
    private static String name(Order order) {
        String name = ("ranvier-" + order.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return name.substring(0, Math.min(50, name.length())).replaceAll("-$", "");
    }

    private static String script(Order order, int cpus) {
        String script = String.join("\n", Shell.cases("JOB_COMPLETION_INDEX", order, order.tasks(), cpus)) + "\nexec "
                + Shell.quoted(order.program()) + " \"$@\" >>\"$log\" 2>&1";
        return script.lines().map(line -> " ".repeat(16) + line).collect(Collectors.joining("\n"));
    }

    /** Returns a text in quotes as YAML has them, which are those of JSON. */
    private static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
