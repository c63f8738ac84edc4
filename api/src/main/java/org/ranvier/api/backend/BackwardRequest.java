package org.ranvier.api.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.data.Recording;

/**
 * Gradients of a loss that {@link Session#backward} takes back through a batch.
 *
 * <p>An immutable value whose parts compose; arrays are not copied and must not change until backward returns. Later
 * versions may add parts, each with a {@link Capability} of its own, so a backend that calls {@link #requireOnly}
 * refuses what it has never heard of.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class BackwardRequest {

    private final double[] outputGradient;
    private final Map<String, double[]> spikeCountGradients;
    private final Optional<Recording.Times> measuredTimes;

    private BackwardRequest(
            double[] outputGradient,
            Map<String, double[]> spikeCountGradients,
            Optional<Recording.Times> measuredTimes) {
        this.outputGradient = Objects.requireNonNull(outputGradient, "the gradient of the output");
        this.spikeCountGradients = Collections.unmodifiableMap(new LinkedHashMap<>(spikeCountGradients));
        this.measuredTimes = measuredTimes;
    }

    /**
     * {@return a request for a loss that depends on the output alone}
     *
     * @param outputGradient dL/d output, [sample][tick][neuron], or dL/dt of output spikes, [sample][neuron][spike],
     *     when event-driven
     */
    public static BackwardRequest of(double[] outputGradient) {
        return new BackwardRequest(outputGradient, Map.of(), Optional.empty());
    }

    /**
     * Adds that the loss depends on how often neurons spike; needs {@link Capability#ACTIVITY_GRADIENTS}.
     *
     * @param gradients by population dL/d(number of spikes of a neuron in a sample), [sample][neuron]
     * @return a request with these gradients, otherwise equal to this one
     */
    public BackwardRequest withSpikeCountGradients(Map<String, double[]> gradients) {
        return new BackwardRequest(outputGradient, gradients, measuredTimes);
    }

    /**
     * Takes the gradients at spike times recorded elsewhere, such as on a chip, rather than at those of the session,
     * which need not have advanced. Event-driven sessions only; needs {@link Capability#MEASURED_TIMES}.
     *
     * @param times the spike times of every population
     * @return a request at these times, otherwise equal to this one
     */
    public BackwardRequest atMeasuredTimes(Recording.Times times) {
        return new BackwardRequest(outputGradient, spikeCountGradients, Optional.of(times));
    }

    /** {@return dL/d output, [sample][tick][neuron], or dL/dt of output spikes, [sample][neuron][spike]} */
    public double[] outputGradient() {
        return outputGradient;
    }

    /** {@return by population dL/d(number of spikes), [sample][neuron]; empty where the loss does not depend on it} */
    public Map<String, double[]> spikeCountGradients() {
        return spikeCountGradients;
    }

    /** {@return the spike times at which gradients are wanted; empty where they are those of the session} */
    public Optional<Recording.Times> measuredTimes() {
        return measuredTimes;
    }

    /**
     * Refuses a request that needs more than a gradient of the output and these capabilities.
     *
     * @param capabilities what the backend can do besides
     * @throws UnsupportedOperationException if it does
     */
    public void requireOnly(Capability... capabilities) {
        List<Capability> able = List.of(capabilities);
        if (!spikeCountGradients.isEmpty() && !able.contains(Capability.ACTIVITY_GRADIENTS)) {
            throw new UnsupportedOperationException("this backend takes no gradients of spike counts");
        }
        if (measuredTimes.isPresent() && !able.contains(Capability.MEASURED_TIMES)) {
            throw new UnsupportedOperationException("this backend takes no measured times");
        }
    }
}
