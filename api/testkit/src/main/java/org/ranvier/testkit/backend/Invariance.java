package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.backend.Program;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Specimen;

/** Changes to a run that must leave every bit of its results as it is. */
final class Invariance {

    private static final double RATE = 0.02;

    private final Subject subject;
    private final Updates updates;

    Invariance(Subject subject) {
        this.subject = subject;
        this.updates = new Updates(subject);
    }

    /** Draws depend on a sample's place in the batch, and statistics on the other samples. */
    boolean samplesAreIndependent(Draft draft) {
        if (draft.whole("batch") == 1
                || draft.training() && Set.of("normalized", "dropout").contains(draft.is("shape"))) {
            return false;
        }
        return subject.workshop().build(draft.sketch(1)).plan().all(Population.class).stream()
                .flatMap(p -> Stream.of(p.step().initial(), p.step().forward()))
                .flatMap(code -> code.instructions().stream())
                .noneMatch(ScalarCode.Draw.class::isInstance);
    }

    /** Batch statistics need all ticks at once. */
    static boolean canStream(Draft draft) {
        return draft.whole("ticks") > 1
                && !(draft.training() && draft.is("shape").equals("normalized"));
    }

    private Specimen specimen(Draft draft) {
        Specimen specimen = subject.specimens().draw(draft).specimen();
        subject.assumeCarried(specimen.plan());
        return specimen;
    }

    void threads(Draft draft) {
        Specimen specimen = specimen(draft);
        Outcome one = subject.trial(1).run(specimen);
        assertSame(one, subject.trial(2).run(specimen), "2 threads give other bits than 1");
        assertSame(one, subject.trial(3).run(specimen), "3 threads give other bits than 1");
    }

    /** A backend may leave out what nobody asks for. */
    void recording(Draft draft) {
        Specimen specimen = specimen(draft);
        Outcome bare = subject.unrecorded(2).run(specimen);
        assertSame(subject.trial(2).run(specimen).like(bare), bare, "without a recording there are other bits");
    }

    void advances(Draft draft) {
        Specimen specimen = specimen(draft);
        int ticks = specimen.plan().ticks();
        Outcome whole = subject.trial(2).run(specimen);
        int[] ones = IntStream.range(0, ticks).map(t -> 1).toArray();
        assertSame(whole, subject.trial(2).run(specimen, ones), "tick by tick gives other bits than one advance");
        assertSame(
                whole,
                subject.trial(2).run(specimen, ticks - ticks / 3, ticks / 3),
                "two advances give other bits than one");
    }

    void repetition(Draft draft) {
        Specimen specimen = specimen(draft);
        try (Program program = subject.trial(2).program(specimen)) {
            Outcome first = subject.trial(2).run(program, specimen);
            if (specimen.gradients()) {
                program.clearGradients();
            }
            // Running statistics follow batches, but say nothing in training.
            assertSame(first, subject.trial(2).run(program, specimen), "a second run gives other bits");
        }
    }

    /** A sample alone, and all in reverse, give what they gave. */
    void batches(Draft draft) {
        Specimen specimen = specimen(draft);
        Outcome all = forwardOf(specimen);
        int samples = specimen.signal().samples();
        int[] reversed = IntStream.range(0, samples).map(b -> samples - 1 - b).toArray();
        Outcome other = forwardOf(specimen.samples(reversed));
        for (int b = 0; b < samples; b++) {
            assertSame(
                    part(all, b, samples),
                    part(other, samples - 1 - b, samples),
                    "in reverse, sample " + b + " has other bits");
        }
        for (int b : new int[] {0, samples / 2, samples - 1}) {
            assertSame(part(all, b, samples), forwardOf(specimen.samples(b)), "alone, sample " + b + " has other bits");
        }
    }

    /** Returns the recorded quantities; gradients by parameters are those of all samples together. */
    private Outcome forwardOf(Specimen specimen) {
        Outcome outcome = subject.trial(2).run(specimen);
        outcome.numbers().keySet().removeIf(name -> name.startsWith("d "));
        return outcome;
    }

    private static Outcome part(Outcome outcome, int sample, int samples) {
        Outcome part = new Outcome();
        cut(outcome.spikes(), part.spikes(), sample, samples);
        cut(outcome.numbers(), part.numbers(), sample, samples);
        return part;
    }

    private static void cut(Map<String, double[]> from, Map<String, double[]> to, int sample, int samples) {
        from.forEach((name, array) -> {
            int size = array.length / samples;
            to.put(name, Arrays.copyOfRange(array, sample * size, (sample + 1) * size));
        });
    }

    /** Four steps of training are two, read and written to a new program, and two. */
    void resumption(Draft draft) {
        Specimen specimen = specimen(draft);
        LoweredUpdate update = updates.stateful(specimen.plan());
        Outcome through;
        try (Program program = subject.trial(2).program(specimen, update)) {
            steps(program, specimen, update, 1, 4);
            through = Trial.state(program);
        }
        Outcome half;
        try (Program program = subject.trial(2).program(specimen, update)) {
            steps(program, specimen, update, 1, 2);
            half = Trial.state(program);
        }
        try (Program program = subject.trial(1).program(specimen, update)) {
            Trial.restore(program, half);
            steps(program, specimen, update, 3, 4);
            assertSame(through, Trial.state(program), "resumed training ends with other bits");
        }
    }

    private void steps(Program program, Specimen specimen, LoweredUpdate update, int from, int to) {
        for (int step = from; step <= to; step++) {
            subject.trial(2).run(program, specimen);
            program.update(update, Map.of("rate", RATE, "step", (double) step));
        }
    }

    private static void assertSame(Outcome expected, Outcome actual, String message) {
        List<String> differences = actual.otherBits(expected);
        assertEquals(List.of(), differences, message);
    }
}
