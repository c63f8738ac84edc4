package org.ranvier.training.advice;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.backend.Program;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.training.batch.Coverage;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.TrainingListener;
import org.ranvier.training.split.Splits;

/** Advice on what is probably wrong with data or with a network; each diagnosis is given once. */
public final class Advice {

    private static final double MUCH = 0.5;
    private static final int PROBED = 16;

    private final Pipeline pipeline;
    private final Program program;
    private final TrainingListener listener;
    private final Set<String> given = new HashSet<>();
    private boolean dataSeen;

    public Advice(Pipeline pipeline, Program program, TrainingListener listener) {
        this.pipeline = pipeline;
        this.program = program;
        this.listener = listener;
    }

    /** Before the first epoch. */
    public void give() {
        pipeline.network()
                .starts()
                .forEach(start ->
                        Diagnosis.StartMoved.of(start, pipeline.spec().seed()).ifPresent(this::say));
        Diagnosis.Unconnected.of(program.plan()).forEach(this::say);
    }

    /** After an epoch. */
    public void give(EpochReport report) {
        List<Coverage> coverage = pipeline.batches().coverage(pipeline.splits());
        if (!dataSeen) {
            LeftOut.of(coverage, Reach.unit(pipeline)).ifPresent(this::say);
            Diagnosis.LateDelays.of(program.plan(), coverage.getFirst()).forEach(this::say);
            dataSeen = true;
        }
        silences(report, coverage);
        report.counters().forEach((what, count) -> {
            if (count > 0) {
                say(new Diagnosis.Counted(what, count, report.epoch()));
            }
        });
        Diagnosis.Unconnected.of(program.plan()).forEach(this::say);
    }

    private void silences(EpochReport report, List<Coverage> coverage) {
        NetworkPlan plan = program.plan();
        Optional<Cause> ofData = SilenceProbe.ofData(coverage);
        SilenceProbe probe = null;
        for (Population population : plan.all(Population.class)) {
            boolean output = population.name().equals(plan.output());
            Double share = (output ? report.silentSamples() : report.silentNeurons()).get(population.name());
            if (share != null
                    && share > MUCH
                    && !given.contains(Diagnosis.Silence.subject(population.name()))
                    && heard(population, report)) {
                Optional<Cause> cause = ofData;
                if (cause.isEmpty()) {
                    probe = probe == null ? probe() : probe;
                    cause = probe.of(population, output);
                }
                cause.ifPresent(
                        why -> say(new Diagnosis.Silence(population.name(), output, share, report.epoch(), why)));
            }
        }
    }

    /** Whether one of those that it reads spikes at all; where none does, it is they that are to be mended. */
    private boolean heard(Population population, EpochReport report) {
        return program.plan().all(Projection.class).stream()
                .filter(p -> p.to().equals(population.name()) && !p.recurrent())
                .map(p -> SilenceProbe.source(program.plan(), p))
                .anyMatch(source -> report.silentNeurons().getOrDefault(source, 0.0) < 1);
    }

    private SilenceProbe probe() {
        Splits.Part part = pipeline.splits().get(Splits.VALIDATION);
        int samples = SilenceProbe.samples(program.plan(), Math.min(PROBED, part.size()));
        int[] places = Permutation.identity(samples);
        return new SilenceProbe(
                program,
                pipeline.batches().encode(part, places, 0).signal(),
                pipeline.spec().seed());
    }

    private void say(Diagnosis diagnosis) {
        if (given.add(diagnosis.subject())) {
            listener.advice(diagnosis.sentence());
        }
    }
}
