package org.ranvier.api.backend;

import java.util.Map;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.data.Recording;
import org.ranvier.api.model.SynapseList;

/** Run of one batch. A whole sequence is one advance; streaming is many, with the same results. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Session extends AutoCloseable {

    /**
     * Advances by the given number of ticks and returns everything recorded so far. An event-driven session ignores the
     * number and runs to its end.
     *
     * @param ticks how many ticks to go on, at least 1
     * @return everything recorded since the session was opened
     * @throws org.ranvier.api.RanvierException beyond the ticks of the plan
     */
    Recording advance(int ticks);

    /**
     * Adds the gradients of all trainable parameters to the program's. Called once, after the last advance.
     *
     * @param request dL/d output, and what else the loss depends on
     * @throws IllegalArgumentException if a gradient has another size than what it belongs to
     * @throws IllegalStateException if the session was opened without gradients
     * @throws UnsupportedOperationException if the request needs a {@link Capability} that the backend lacks
     */
    default void backward(BackwardRequest request) {
        throw ForwardOnly.refusal();
    }

    /**
     * Takes back a loss that depends on the output alone, see {@link BackwardRequest#of}.
     *
     * @param outputGradient dL/d output, [sample][tick][neuron], or dL/dt of output spikes, [sample][neuron][spike]
     */
    default void backward(double[] outputGradient) {
        backward(BackwardRequest.of(outputGradient));
    }

    /**
     * After backward and where asked for: dL/d input, [sample][tick][channel], or dL/dt of input spikes,
     * [sample][channel][spike], when event-driven.
     *
     * @return the gradients of all samples in one array, row-major
     * @throws IllegalStateException if it was not asked for, or there was no backward
     */
    default double[] inputGradient() {
        throw ForwardOnly.refusal();
    }

    /**
     * After backward and before close: dL/dw of synapses that the projection might have, each as if it were there with
     * weight 0. What counts are the signals of the batch, so parameters may have been updated since.
     *
     * @param projection the name of a projection
     * @param candidates between which neurons, whether they have a synapse or not
     * @param numbers where every synapse has a delay of its own, the trained number of each candidate's
     *     {@code <projection>.delays} and of what else its delay learner keeps per synapse, by name; what belongs to
     *     neurons is the program's
     * @return one number per candidate, in their order, by the effective weight
     * @throws IllegalStateException if there was no backward
     * @throws IllegalArgumentException if a number is missing
     */
    default double[] dormantGradients(String projection, SynapseList candidates, Map<String, double[]> numbers) {
        throw new UnsupportedOperationException("this backend has no gradients of synapses that do not exist");
    }

    /**
     * Ends the run and releases what it holds. The caller calls it once, after which another session may be opened;
     * recordings and gradients that were returned stay as they are.
     */
    @Override
    void close();
}
