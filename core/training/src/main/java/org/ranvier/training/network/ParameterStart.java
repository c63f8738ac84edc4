package org.ranvier.training.network;

import java.util.Arrays;
import org.ranvier.api.Philox;
import org.ranvier.api.Range;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.backend.ScalarCode;

/**
 * How one parameter starts.
 *
 * @param spec the parameter
 * @param source its numbers before they are brought within bounds
 */
public record ParameterStart(ParameterSpec spec, Source source) {

    /** Where numbers come from. */
    sealed interface Source {

        /** One number for all. */
        record Same(double value) implements Source {}

        /** Given numbers. */
        record Given(double[] values) implements Source {}

        /** Uniform in a range. */
        record Uniform(Range range) implements Source {}

        /**
         * An initialiser's.
         *
         * @param code stores VALUE
         * @param fanIn for each element the number of incoming synapses of its postsynaptic neuron
         * @param fanOut for each element the number of outgoing synapses of its presynaptic neuron
         */
        record Drawn(ScalarCode code, int[] fanIn, int[] fanOut) implements Source {}
    }

    /** The starting values; a pure function of the seed and the parameter's name. */
    public double[] values(long seed) {
        double[] values = drawn(seed);
        Arrays.setAll(values, n -> spec.bounds().clamp(values[n]));
        return values;
    }

    /** How many of the starting values lay outside the parameter's bounds and were moved to their ends. */
    public int moved(long seed) {
        if (spec.bounds().equals(Range.ALL)) {
            return 0;
        }
        return (int) Arrays.stream(drawn(seed))
                .filter(value -> value != spec.bounds().clamp(value))
                .count();
    }

    private double[] drawn(long seed) {
        double[] values = new double[spec.size()];
        switch (source) {
            case Source.Same(double value) -> Arrays.fill(values, value);
            case Source.Given(double[] given) -> System.arraycopy(given, 0, values, 0, values.length);
            case Source.Uniform(Range range) -> Arrays.setAll(values, n -> range.min()
                    + (range.max() - range.min()) * Philox.uniform(seed, Philox.stream(spec.name()), 0, n));
            case Source.Drawn d -> Arrays.setAll(values, n -> draw(d, seed, n));
        }
        return values;
    }

    private static double draw(Source.Drawn d, long seed, int n) {
        return d.code().evaluate(
                symbol -> switch (symbol.kind()) {
                    case FAN_IN -> d.fanIn()[n];
                    case FAN_OUT -> d.fanOut()[n];
                    default -> throw new IllegalArgumentException("an initialiser cannot read '" + symbol + "'");
                },
                draw -> draw.normal()
                        ? Philox.normal(seed, draw.stream(), 0, n)
                        : Philox.uniform(seed, draw.stream(), 0, n))[0];
    }
}
