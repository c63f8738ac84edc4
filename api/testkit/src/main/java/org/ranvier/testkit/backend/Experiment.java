package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.LongFunction;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Specimen;

/** Something that is done with a program on one backend as on the other. */
interface Experiment {

    /** Number of networks tried until one gives a decision. */
    int SEEDS = 40;

    Outcome of(Trial trial, Specimen specimen);

    /**
     * Compares a backend with the reference, on the first of some networks about which the reference is
     * {@linkplain Precision decided}: a step by a gradient's sign, for example, can hang on the last bit.
     */
    default void compare(Subject subject, LongFunction<Draft> drafts) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Draft draft = drafts.apply(seed);
            Specimen specimen = subject.specimens().draw(draft).specimen();
            subject.assumeCarried(specimen.plan());
            Outcome expected = of(subject.referee(), specimen);
            Outcome near =
                    of(subject.referee(), specimen.changed(subject.precision().change(), seed));
            if (near.differing(expected, subject.precision(), 0.5).isEmpty()) {
                List<String> differences = of(subject.trial(2), specimen).differences(expected, subject.precision(), 1);
                assertEquals(List.of(), differences, "other than the reference, with seed " + seed + ": " + draft);
                return;
            }
        }
        throw new AssertionError("in none of " + SEEDS + " networks the reference is decided");
    }
}
