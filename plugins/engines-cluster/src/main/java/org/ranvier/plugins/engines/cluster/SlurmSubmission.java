package org.ranvier.plugins.engines.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ranvier.api.engine.Submission;
import org.ranvier.api.engine.Task;

/** Array jobs of Slurm as the queue shows them. What it has forgotten has ended. */
final class SlurmSubmission implements Submission {

    private static final int GRACE_SECONDS = 50;

    /** How often the queue may be silent about a job that was just submitted. */
    private static final int SILENT = 3;

    private final Map<String, List<Task>> jobs;
    private final long glanceNanos;
    private Map<String, Standing> known = Map.of();
    private long looked;
    private int silent;

    /** @param jobs the tasks of each job, by its number; the n-th is task n of the array */
    SlurmSubmission(Map<String, List<Task>> jobs, double glanceSeconds) {
        this.jobs = new LinkedHashMap<>(jobs);
        this.glanceNanos = (long) (glanceSeconds * 1e9);
    }

    @Override
    public Map<String, Standing> standings() {
        if (known.isEmpty() || System.nanoTime() - looked > glanceNanos) {
            look();
        }
        return known;
    }

    private void look() {
        Map<String, Standing> now = new HashMap<>();
        boolean heard = true;
        for (Map.Entry<String, List<Task>> job : jobs.entrySet()) {
            Program.Answer answer = Program.run(List.of(
                    "squeue", "--noheader", "--array", "--states=all", "--jobs=" + job.getKey(), "--format=%K:%T"));
            boolean forgotten = answer.output().contains("Invalid job id");
            heard &= forgotten || answer.exitCode() == 0;
            Map<String, Standing> seen = new HashMap<>();
            answer.lines().forEach(line -> {
                String[] parts = line.split(":", 2);
                if (parts.length == 2 && parts[0].matches("\\d+")) {
                    seen.put(parts[0], standing(parts[1]));
                }
            });
            for (int n = 0; n < job.getValue().size(); n++) {
                now.put(job.getValue().get(n).name(), seen.getOrDefault(Integer.toString(n), Standing.of(Phase.ENDED)));
            }
        }
        looked = System.nanoTime();
        silent = heard ? 0 : silent + 1;
        // A queue that does not answer for a while says nothing about the jobs.
        if (heard || silent > SILENT && known.isEmpty()) {
            known = now;
        } else if (known.isEmpty()) {
            known = waiting();
        }
    }

    private Map<String, Standing> waiting() {
        Map<String, Standing> all = new HashMap<>();
        jobs.values().forEach(tasks -> tasks.forEach(task -> all.put(task.name(), Standing.of(Phase.WAITING))));
        return all;
    }

    /** States as {@code squeue} names them. */
    static Standing standing(String state) {
        return switch (state) {
            case "PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD" ->
                Standing.of(Phase.WAITING);
            case "RUNNING", "COMPLETING", "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT", "RESIZING" ->
                Standing.of(Phase.RUNNING);
            case "COMPLETED", "FAILED" -> Standing.of(Phase.ENDED);
            case "TIMEOUT", "DEADLINE" -> Standing.lost("its time was up");
            case "OUT_OF_MEMORY" -> Standing.lost("it needed more memory than Slurm gave it");
            case "NODE_FAIL", "BOOT_FAIL" -> Standing.lost("its node failed");
            case "PREEMPTED" -> Standing.lost("it had to make room for another job");
            case "CANCELLED" -> Standing.lost("somebody cancelled it");
            default -> Standing.lost("Slurm says " + state.toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public void cancel() {
        for (String job : jobs.keySet()) {
            Program.run(List.of("scancel", "--state=PENDING", job));
            Program.run(List.of("scancel", "--signal=TERM", "--full", job));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        boolean running = true;
        while (running && System.nanoTime() < end) {
            look();
            running = !known.values().stream().allMatch(Standing::isOver);
            try {
                Thread.sleep(running ? 500 : 0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        List<String> all = new ArrayList<>(List.of("scancel"));
        all.addAll(jobs.keySet());
        Program.run(all);
    }

    @Override
    public void close() {
        // Jobs live in the queue; nothing of them is here.
    }
}
