package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.testkit.backend.networks.Specimen;

/** Whether a backend sees a number that is not finite, wherever it keeps it. */
final class FiniteNumbers {

    private static final double[] NONE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39};

    private final Subject subject;

    FiniteNumbers(Subject subject) {
        this.subject = subject;
    }

    void check() {
        Specimen specimen = subject.specimens()
                .draw(subject.plain(1, Map.of("mode", "training", "shape", "bias", "ticks", "20")))
                .specimen();
        subject.assumeCarried(specimen.plan());
        LoweredUpdate update = new Updates(subject).stateful(specimen.plan());
        try (Program program = subject.trial(1).program(specimen, update)) {
            assertTrue(program.parametersAreFinite() && program.gradientsAreFinite(), "ordinary numbers are finite");
            for (ParameterSpec spec : program.plan().parameters()) {
                double[] sound = program.read(spec.name());
                eachPlace(sound, changed -> program.write(spec.name(), changed), program, spec.name());
                program.readSlots(spec.name())
                        .forEach((slot, values) -> eachPlace(
                                values,
                                changed -> program.writeSlot(spec.name(), slot, changed),
                                program,
                                spec.name() + "/" + slot));
            }
            gradients(program, specimen);
        }
    }

    private interface Written {
        void as(double[] values);
    }

    /** The first and the last number: vectors have tails. */
    private static void eachPlace(double[] sound, Written written, Program program, String name) {
        for (int place : new int[] {0, sound.length - 1}) {
            for (double none : NONE) {
                double[] changed = sound.clone();
                changed[place] = none;
                written.as(changed);
                assertFalse(program.parametersAreFinite(), none + " at " + place + " of " + name + " goes unseen");
            }
        }
        written.as(sound);
        assertTrue(program.parametersAreFinite(), name + " is finite again");
    }

    private static int outputs(Recording recording) {
        return ((Recording.Ticks) recording).outputs().length;
    }

    private static void gradients(Program program, Specimen specimen) {
        try (Session session = program.open(specimen.signal(), specimen.options(true, List.of()))) {
            double[] gradient =
                    new double[outputs(session.advance(specimen.plan().ticks()))];
            Arrays.fill(gradient, Double.NaN);
            session.backward(gradient);
        }
        assertFalse(program.gradientsAreFinite(), "gradients of NaN go unseen");
        program.clearGradients();
        assertTrue(program.gradientsAreFinite(), "cleared gradients are finite");
    }
}
