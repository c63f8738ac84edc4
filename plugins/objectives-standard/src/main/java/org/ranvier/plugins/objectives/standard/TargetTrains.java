package org.ranvier.plugins.objectives.standard;

import java.util.List;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;

/**
 * The spike trains that a target asks for.
 *
 * @param shape the output
 * @param fromTick the first tick at which the neuron of the label spikes
 * @param untilTick the first tick at which it no longer does
 */
record TargetTrains(Output shape, int fromTick, int untilTick) {

    /**
     * Reads the window.
     *
     * @param window empty for the whole time, or [from, until) in ms
     */
    static TargetTrains of(Output shape, List<Double> window) {
        if (window.isEmpty()) {
            return new TargetTrains(shape, 0, shape.ticks());
        }
        if (window.size() != 2 || window.get(0) >= window.get(1)) {
            throw shape.misfit("window " + window + " is not an interval", "give two times in ms, the earlier first");
        }
        int from = firstTickAt(window.get(0), shape);
        int until = firstTickAt(window.get(1), shape);
        String simulated = shape.ticks() * shape.dtMs() + " ms simulated";
        if (from == until || from >= shape.ticks()) {
            throw shape.misfit(
                    "window " + window + " holds no tick of the " + simulated,
                    "move or widen the window, or simulate more ticks");
        }
        if (until > shape.ticks()) {
            throw shape.misfit(
                    "window " + window + " goes on after the " + simulated,
                    "end the window there, or simulate more ticks");
        }
        return new TargetTrains(shape, from, until);
    }

    /** Subtracts the target's trains from others of layout [tick][neuron]. */
    void subtractFrom(double[] trains, Target target) {
        if (target instanceof Target.SpikeTrains(int[] neuron, double[] timeMs)) {
            for (int i = 0; i < neuron.length; i++) {
                trains[index(neuron[i], timeMs[i])] -= 1;
            }
        } else {
            int label = shape.labelOf(target);
            for (int tick = fromTick; tick < untilTick; tick++) {
                trains[tick * shape.neurons() + label] -= 1;
            }
        }
    }

    private int index(int neuron, double timeMs) {
        int tick = SignalBatch.tickOf(timeMs, shape.dtMs());
        if (!(timeMs >= 0) || tick >= shape.ticks() || neuron < 0 || neuron >= shape.neurons()) {
            throw shape.misfit(
                    "a target spike of neuron " + neuron + " at " + timeMs + " ms lies outside the " + shape.neurons()
                            + " output neurons and " + shape.ticks() * shape.dtMs() + " ms simulated",
                    "give the last population more neurons, or simulate more ticks");
        }
        return tick * shape.neurons() + neuron;
    }

    private static int firstTickAt(double timeMs, Output shape) {
        return (int) Math.ceil(timeMs / shape.dtMs() - 1e-9);
    }
}
