package org.ranvier.plugins.delays.delgrad;

import static org.ranvier.api.model.Exprs.normal;
import static org.ranvier.api.model.Exprs.sigmoid;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * Weights and delays learned from spike times alone, without a clock: by default from first spikes, with {@code spikes}
 * from so many of each neuron.
 *
 * <p>A spike of neuron j at t_j arrives at t_j + d. The delay d in ms follows from the trained number θ:
 *
 * <pre>
 * sigmoid   d = shift + scale / (1 + e^(−θ))     θ any number, at the start normal with mean 0
 * clip      d = θ                                θ kept in [shift, max]
 * shift     d = shift + θ                        θ kept in [0, max − shift]
 * </pre>
 *
 * <p>{@link ExactSpikes} has the spike times and gradients, {@link MissingSpikes} what happens where neurons stay
 * silent. Networks of which only weights learn have this learner too, with {@code transform: clip}, {@code values: 0}
 * and {@code train: false}.
 *
 * <p>Source: J. Göltz, J. Weber et al., "DelGrad: exact event-based gradients for training delays and weights on
 * spiking neuromorphic hardware", 2024.
 */
public final class DelGrad implements DelayLearner {

    private static final String TRANSFORM = "transform";
    private static final String SIGMOID = "sigmoid";
    private static final String CLIP = "clip";
    private static final String SHIFT = "shift";
    private static final String SCALE = "scale";
    private static final String START = "start_sd";
    private static final String SPIKES = "spikes";
    private static final String CUT = "cut";
    private static final String HIDDEN = "missing_hidden";
    private static final String OUTPUT = "missing_output";
    private static final String NUDGE = "nudge";
    private static final Range SHARE = Range.closed(0, 1);

    private static final Schema SCHEMA = Schema.of(
            Setting.choice(TRANSFORM, List.of(SIGMOID, CLIP, SHIFT), "mapping from the trained number to the delay"),
            Setting.number(SHIFT, Unit.MILLISECONDS, Range.atLeast(0), "smallest delay")
                    .withDefault(0),
            Setting.number(
                            SCALE,
                            Unit.MILLISECONDS,
                            Range.above(0),
                            "span of delays above the smallest, with transform sigmoid")
                    .withDefault(1),
            Setting.number(
                            START,
                            Unit.NONE,
                            Range.atLeast(0),
                            "initial standard deviation of the trained numbers, with transform sigmoid")
                    .withDefault(0.25),
            Setting.integer(
                            SPIKES,
                            Unit.NONE,
                            Range.closed(1, 1000),
                            "number of spikes counted per sample, the first of each neuron and input channel; 1 omits resets")
                    .withDefault(1),
            Setting.number(
                            CUT,
                            Unit.NONE,
                            Range.atLeast(0),
                            "limit on the weight gradients of a spike in a sample, all dropped if any exceeds it; 0 for no limit")
                    .withDefault(0),
            Setting.number(HIDDEN, Unit.NONE, SHARE, "tolerated fraction of missing spikes in a hidden population")
                    .withDefault(0.3),
            Setting.number(OUTPUT, Unit.NONE, SHARE, "tolerated fraction of missing output spikes")
                    .withDefault(0),
            Setting.number(
                            NUDGE,
                            Unit.NONE,
                            Range.atLeast(0),
                            "initial increment of the weights into a silent neuron if too many spikes are missing; 0 for none")
                    .withDefault(5e-4));

    @Override
    public String name() {
        return "delgrad";
    }

    @Override
    public String description() {
        return "delays and weights learned from exact spike times (DelGrad)";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public DelayRule rule(Settings settings) {
        return new ExactSpikes(
                settings.integer(SPIKES),
                settings.number(CUT),
                new MissingSpikes(settings.number(HIDDEN), settings.number(OUTPUT), settings.number(NUDGE)));
    }

    @Override
    public Expr effective(Settings settings) {
        Expr raw = WeightParametrization.raw();
        double shift = settings.number(SHIFT);
        return switch (settings.text(TRANSFORM)) {
            case SIGMOID -> sigmoid(raw).times(settings.number(SCALE)).plus(shift);
            case SHIFT -> raw.plus(shift);
            default -> raw;
        };
    }

    @Override
    public Range bounds(Settings settings, Range delays) {
        double shift = settings.number(SHIFT);
        double least = Math.max(delays.min(), shift);
        double most = Math.max(delays.max(), least);
        return switch (settings.text(TRANSFORM)) {
            case SIGMOID -> Range.ALL;
            case SHIFT -> between(least - shift, most - shift);
            default -> between(least, most);
        };
    }

    @Override
    public Optional<Expr> start(Settings settings) {
        return settings.text(TRANSFORM).equals(SIGMOID)
                ? Optional.of(normal("start").times(settings.number(START)))
                : Optional.empty();
    }

    private static Range between(double least, double most) {
        return most == Double.POSITIVE_INFINITY ? Range.atLeast(least) : Range.closed(least, most);
    }
}
