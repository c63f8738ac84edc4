package org.ranvier.training.plan;

import java.util.Arrays;
import org.ranvier.api.Philox;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ScalarCode;

/**
 * The starting values of one parameter.
 *
 * @param spec the parameter
 * @param source the source of the values before they are brought within bounds
 */
public record ParameterStart(ParameterSpec spec, Source source) {

    /** The source of starting values. */
    public sealed interface Source {

        /** One number for all. */
        record Same(double value) implements Source {}

        /** Given numbers. */
        record Given(double[] values) implements Source {}

        /** Uniform in a range. */
        record Uniform(Range range) implements Source {}

        /**
         * An initialiser's.
         *
         * @param drawer what draws them, for messages
         * @param plugin where that is from
         * @param code stores VALUE
         * @param fanIn for each element the number of incoming synapses of its postsynaptic neuron
         * @param fanOut for each element the number of outgoing synapses of its presynaptic neuron
         */
        record Drawn(String drawer, String plugin, ScalarCode code, int[] fanIn, int[] fanOut) implements Source {}
    }

    /** The starting values; a pure function of the seed and the parameter's name. */
    public double[] values(long seed) {
        double[] values = drawn(seed);
        Arrays.setAll(values, n -> spec.bounds().clamp(checked(values[n], n)));
        return values;
    }

    private double checked(double value, int n) {
        if (Math.abs(value) <= Float.MAX_VALUE) {
            return value;
        }
        String where = "'" + spec.name() + "'";
        String what = " " + value + " for number " + n;
        if (Double.isFinite(value)) {
            throw new RanvierException(Problem.usage(
                    where,
                    "it starts with" + what + ", and single precision holds no number above 3.4e38",
                    "let it start smaller"));
        }
        throw new RanvierException(
                source instanceof Source.Drawn d
                        ? Problem.plugin(
                                d.plugin(),
                                where,
                                d.drawer() + " gives" + what,
                                "choose other settings or another start, or mend the plugin")
                        : Problem.usage(
                                where,
                                "it starts with" + what
                                        + (source instanceof Source.Uniform(Range range)
                                                ? ", as " + range + " has no ends to draw between"
                                                : ""),
                                "say where it starts: a number, a list or an initialiser"));
    }

    /** Returns the starting values before they are brought within the parameter's bounds. */
    public double[] unbounded(long seed) {
        return drawn(seed);
    }

    private double[] drawn(long seed) {
        double[] values = new double[spec.size()];
        Arrays.setAll(
                values,
                n -> source instanceof Source.Given(double[] given)
                        ? given[n]
                        : drawn(seed, 0, n, fan(n, true), fan(n, false)));
        return values;
    }

    private int fan(int n, boolean in) {
        return source instanceof Source.Drawn d ? (in ? d.fanIn() : d.fanOut())[n] : 0;
    }

    /**
     * The number of an element that was not there at the start: as if it had been, drawn at another step.
     *
     * @param step of the draw; the start has 0
     * @param index of the draw
     * @throws IllegalStateException where the starting numbers are given one by one
     */
    public double another(long seed, int step, long index) {
        return spec.bounds().clamp(checked(drawn(seed, step, index, 0, 0), 0));
    }

    private double drawn(long seed, int step, long index, int fanIn, int fanOut) {
        return switch (source) {
            case Source.Same(double value) -> value;
            case Source.Given _ -> throw new IllegalStateException("'" + spec.name() + "' is given element by element");
            case Source.Uniform(Range range) ->
                range.min()
                        + (range.max() - range.min()) * Philox.uniform(seed, Philox.stream(spec.name()), step, index);
            case Source.Drawn d ->
                d.code()
                        .evaluate(
                                symbol -> switch (symbol.kind()) {
                                    case FAN_IN -> fanIn;
                                    case FAN_OUT -> fanOut;
                                    default ->
                                        throw new IllegalArgumentException(
                                                "an initialiser cannot read '" + symbol + "'");
                                },
                                draw -> draw.normal()
                                        ? Philox.normal(seed, draw.stream(), step, index)
                                        : Philox.uniform(seed, draw.stream(), step, index))[0];
        };
    }
}
