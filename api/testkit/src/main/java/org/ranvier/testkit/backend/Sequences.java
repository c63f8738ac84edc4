package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Specimen;
import org.ranvier.testkit.backend.networks.ValueDraws;

/**
 * Batches of different sizes, lengths and activity, one after the other in a program that is trained: each must give
 * what it gives in a program that has seen no other, to the bit, and what the reference makes of it.
 *
 * <p>A backend that keeps memory from batch to batch, or goes another way where much or little is active, shows here
 * what it forgot.
 */
final class Sequences {

    private static final int BATCHES = 7;
    private static final double RATE = 0.01;
    private static final int[] SIZES = {5, 17, 1, 33};
    /** The share of (tick, channel) pairs that are active. */
    private static final double[] ACTIVITIES = {0.4, 0.02, 1, 0.7, 0, 0.15};

    private final Subject subject;
    private final Updates updates;

    Sequences(Subject subject) {
        this.subject = subject;
        this.updates = new Updates(subject);
    }

    /**
     * Networks of every kind, and with every learner plain ones, short and long of delay, whose layers are wide enough
     * for a backend to take several neurons at a time.
     */
    Stream<Draft> drafts() {
        return Stream.concat(
                subject.cover(),
                subject.features().all().get("learner").stream()
                        .flatMap(learner -> Stream.of("3", "25")
                                .map(delay -> subject.plain(
                                        100 + learner.length(),
                                        Map.of(
                                                "learner", learner, "delay", delay, "width", "11", "ticks", "20",
                                                "batch", "17")))));
    }

    void check(Draft draft) {
        Specimen specimen = subject.specimens().draw(draft).specimen();
        subject.assumeCarried(specimen.plan());
        boolean trains = subject.claims(Capability.TRAINING);
        LoweredUpdate[] rule = trains ? new LoweredUpdate[] {updates.stateful(specimen.plan())} : new LoweredUpdate[0];
        SplittableRandom random = new SplittableRandom(draft.seed());
        try (Program program = subject.trial(2).program(specimen, rule)) {
            for (int n = 0; n < BATCHES; n++) {
                Specimen batch = batch(specimen, trains, random).withNumbers(Trial.numbers(program));
                String title = "batch " + n + " of " + batch.signal().samples() + " samples";
                Trial trial = random.nextInt(3) == 0 ? subject.trial(2) : subject.bare(2);
                Outcome alone = alone(trial, program, batch, rule);
                Outcome outcome = run(trial, program, batch);
                assertEquals(
                        List.of(), outcome.otherBits(alone), title + " has other bits than in a program of its own");
                subject.specimens()
                        .decided(batch)
                        .ifPresent(expected -> assertEquals(
                                List.of(),
                                outcome.differences(expected.like(outcome).withoutCancelled(), subject.precision(), 1),
                                title + " differs from the reference"));
                if (batch.gradients()) {
                    program.update(rule[0], Map.of("rate", RATE, "step", n + 1.0));
                }
                if (subject.claims(Capability.STREAMING) && random.nextBoolean()) {
                    leave(program, batch(specimen, false, random));
                }
            }
        }
    }

    /** Gradients are those of this batch alone. */
    private Outcome run(Trial trial, Program program, Specimen batch) {
        if (subject.claims(Capability.TRAINING)) {
            program.clearGradients();
        }
        return trial.run(program, batch);
    }

    private Outcome alone(Trial trial, Program program, Specimen batch, LoweredUpdate... rule) {
        try (Program other = trial.program(batch, rule)) {
            if (subject.claims(Capability.TRAINING)) {
                Trial.restore(other, Trial.state(program));
            }
            return run(trial, other, batch);
        }
    }

    /** Begins a batch and does not go on with it. */
    private static void leave(Program program, Specimen batch) {
        try (Session session = program.open(batch.signal(), batch.options(false, List.of()))) {
            session.advance(batch.plan().ticks() / 2);
        }
    }

    private static Specimen batch(Specimen specimen, boolean trains, SplittableRandom random) {
        SignalBatch.Frames like = specimen.signal();
        int samples = SIZES[random.nextInt(SIZES.length)];
        double activity = ACTIVITIES[random.nextInt(ACTIVITIES.length)];
        double[] values =
                ValueDraws.signal(samples * like.ticks() * like.channels(), activity, specimen.graded(), random);
        int[] lengths = IntStream.range(0, samples)
                .map(b -> random.nextInt(3) == 0 ? random.nextInt(like.ticks() + 1) : like.ticks())
                .toArray();
        SignalBatch.Frames signal = new SignalBatch.Frames(samples, like.channels(), like.ticks(), values, lengths);
        return specimen.withBatch(signal, trains && random.nextInt(3) > 0, trains && random.nextInt(4) > 0);
    }
}
