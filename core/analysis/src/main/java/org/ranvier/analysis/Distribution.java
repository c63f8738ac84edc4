package org.ranvier.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.api.Unit;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.TrainedNetwork;

/**
 * The numbers of one kind in one element of a network, before and after training. Of weights and delays they are those
 * that act, one per synapse, delays in ms before rounding; of everything else the parameters themselves.
 *
 * @param element the projection, population or normalisation
 * @param quantity {@code weight}, {@code delay}, {@code bias}, or the name of a parameter, after {@code weight} or
 *     {@code delay} where it is one of these
 * @param unit the unit of the numbers
 * @param before before training
 * @param after after training
 */
public record Distribution(String element, String quantity, Unit unit, double[] before, double[] after) {

    /** How the signs of numbers are divided. */
    public record Signs(int negative, int zero, int positive) {

        static Signs of(double[] numbers) {
            int negative = (int) Arrays.stream(numbers).filter(n -> n < 0).count();
            int positive = (int) Arrays.stream(numbers).filter(n -> n > 0).count();
            return new Signs(negative, numbers.length - negative - positive, positive);
        }
    }

    /**
     * Returns the distributions of a network, element by element in the order of its plan.
     *
     * @param before the network before training
     * @param after the same network after it; synapses may be others
     */
    public static List<Distribution> of(TrainedNetwork before, TrainedNetwork after) {
        List<Distribution> all = new ArrayList<>();
        List<String> acting = after.plan().all(Projection.class).stream()
                .map(Projection::name)
                .toList();
        for (String projection : acting) {
            Synapses old = Synapses.of(before, projection);
            Synapses now = Synapses.of(after, projection);
            all.add(new Distribution(projection, "weight", Unit.NONE, old.weights(), now.weights()));
            all.add(new Distribution(projection, "delay", Unit.MILLISECONDS, old.delaysMs(), now.delaysMs()));
        }
        for (ParameterSpec spec : after.plan().parameters()) {
            if (spec.role() != Role.WEIGHTS && spec.role() != Role.DELAYS) {
                all.add(new Distribution(
                        spec.id().element(),
                        name(spec),
                        spec.unit(),
                        before.values(spec.id()),
                        after.values(spec.id())));
            }
        }
        return all;
    }

    private static String name(ParameterSpec spec) {
        return switch (spec.role()) {
            case BIAS -> "bias";
            case WEIGHT_PARAMETER -> "weight " + spec.id().name();
            case DELAY_PARAMETER, DELAY_SCALAR -> "delay " + spec.id().name();
            default -> spec.id().name();
        };
    }

    /** Describes the numbers before training. */
    public Descriptives describeBefore() {
        return Descriptives.of(before);
    }

    /** Describes the numbers after training. */
    public Descriptives describeAfter() {
        return Descriptives.of(after);
    }

    /** Returns the signs before and after training. */
    public Signs[] signs() {
        return new Signs[] {Signs.of(before), Signs.of(after)};
    }

    /**
     * Returns the histograms before and after training, in the same bins.
     *
     * @param bins how many bins
     */
    public Histogram[] histograms(int bins) {
        return Histogram.of(bins, before, after);
    }

    /**
     * Returns whether training changed nothing, to single precision: a backend that computes in it hands back the
     * numbers that were not trained rounded.
     */
    public boolean isUnchanged() {
        return before.length == after.length
                && IntStream.range(0, before.length).allMatch(n -> (float) before[n] == (float) after[n]);
    }
}
