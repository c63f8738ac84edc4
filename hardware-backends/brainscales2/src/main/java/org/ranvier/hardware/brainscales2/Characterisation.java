package org.ranvier.hardware.brainscales2;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.hardware.Measurement;
import org.ranvier.hardware.brainscales2.chip.Chip;

/** Measurements on a chip, whichever it is: all of it follows from spikes that go in and come out. */
enum Characterisation {
    /** See {@link DelayTransfer}. */
    DELAY_TRANSFER("delay of the elements over their counter", chip -> new DelayTransfer(chip).measure()),
    /** See {@link Reproducibility}. */
    REPRODUCIBILITY("spread of spike times from trial to trial", chip -> new Reproducibility(chip).times()),
    /** See {@link Reproducibility}. */
    THRESHOLDS("threshold of every circuit", chip -> new Reproducibility(chip).thresholds());

    private final String doc;
    private final Function<Chip, Measurement> procedure;

    Characterisation(String doc, Function<Chip, Measurement> procedure) {
        this.doc = doc;
        this.procedure = procedure;
    }

    String doc() {
        return doc;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    Measurement measure(Chip chip) {
        return procedure.apply(chip);
    }

    static Characterisation of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        "",
                        "there is no measurement '" + word + "'",
                        "there are "
                                + Arrays.stream(values())
                                        .map(Characterisation::word)
                                        .collect(Collectors.joining(", ")))));
    }
}
