package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.testkit.backend.networks.Specimen;

/**
 * Whether the norm of gradients is that of the gradients, with the same bits whenever and by however many it is
 * computed.
 */
final class GradientNorm {

    private static final double ROUNDING = 1e-12;

    private final Subject subject;

    GradientNorm(Subject subject) {
        this.subject = subject;
    }

    void check() {
        Specimen specimen = subject.specimens()
                .draw(subject.plain(1, Map.of("mode", "training", "shape", "bias", "ticks", "20")))
                .specimen();
        subject.assumeCarried(specimen.plan());
        assertEquals(of(specimen, 1), of(specimen, 2), "the norms depend on the number of threads");
    }

    /** The norms of each parameter's gradient and of all, compared with the gradients themselves. */
    private List<Double> of(Specimen specimen, int threads) {
        try (Program program = subject.trial(threads).program(specimen)) {
            List<String> names = Trial.trained(program.plan());
            assertEquals(0, program.gradientNorm(names), "the norm before any gradient");
            try (Session session = program.open(specimen.signal(), specimen.options(false, List.of()))) {
                Recording.Ticks recording =
                        (Recording.Ticks) session.advance(specimen.plan().ticks());
                session.backward(Trial.outputGradient(specimen, recording));
            }
            List<List<String>> sets = new ArrayList<>(List.of(List.of(), names, names.reversed()));
            names.forEach(name -> sets.add(List.of(name)));
            List<Double> norms = new ArrayList<>();
            for (List<String> set : sets) {
                double expected = Math.sqrt(set.stream()
                        .flatMapToDouble(name -> java.util.Arrays.stream(program.readGradient(name)))
                        .map(g -> g * g)
                        .sum());
                double norm = program.gradientNorm(set);
                assertEquals(expected, norm, ROUNDING * expected, "the norm of the gradients of " + set);
                assertEquals(norm, program.gradientNorm(set), "the norm of " + set + ", asked for again");
                norms.add(norm);
            }
            assertThrows(IllegalArgumentException.class, () -> program.gradientNorm(List.of("nobody.knows")));
            return norms;
        }
    }
}
