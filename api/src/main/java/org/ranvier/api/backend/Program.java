package org.ranvier.api.backend;

import java.util.List;
import java.util.Map;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;

/**
 * Network compiled by a backend. It holds the parameters, their gradients and the optimiser's slots behind names. One
 * thread drives it; it may use many. A name that it does not know, and an array of another size, are an
 * {@link IllegalArgumentException} that names them.
 *
 * <p>A backend that only runs forward, such as a chip, leaves out all that has to do with gradients, and
 * {@link #rewire}.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Program extends AutoCloseable {

    /** {@return the plan that it was compiled from; after {@link #rewire}, with the new synapses} */
    NetworkPlan plan();

    /**
     * {@return a copy of a parameter's numbers, in the layout of its {@link ParameterSpec}}
     *
     * @param parameter the full name of a parameter, such as {@code hidden.weights}
     */
    double[] read(String parameter);

    /**
     * Replaces a parameter's numbers. Delays are kept, used and read as they are given, in double precision, until an
     * update moves them, whatever the precision of the backend: a float cannot say on which tick 0.7 ms falls where a
     * tick lasts 0.1 ms.
     *
     * @param parameter the full name of a parameter, such as {@code hidden.weights}
     * @param values the numbers, in the layout of the parameter's {@link ParameterSpec}
     * @see LoweredKernel#ticks
     */
    void write(String parameter, double[] values);

    /**
     * {@return dL/d(raw), added up by {@link Session#backward} since the last {@link #update} or
     * {@link #clearGradients}}
     *
     * @param parameter the full name of a parameter, such as {@code hidden.weights}
     */
    default double[] readGradient(String parameter) {
        throw ForwardOnly.refusal();
    }

    /**
     * {@return whether all gradients are finite numbers} By default it reads them; a device that holds them may look at
     * them there.
     */
    default boolean gradientsAreFinite() {
        return plan().parameters().stream()
                .filter(ParameterSpec::trainable)
                .allMatch(spec -> within(readGradient(spec.name()), Double.MAX_VALUE));
    }

    /**
     * {@return the Euclidean norm √Σg² of the gradients of some parameters together, by which training clips them} By
     * default it reads them and adds up their squares one after the other in double precision: parameters in the given
     * order, numbers in that of the layout. A device that holds them may add them up there in another order, in double
     * precision; the result depends on neither the number of threads nor on how work is shared out.
     *
     * @param parameters the names of trainable parameters
     */
    default double gradientNorm(List<String> parameters) {
        double squares = 0;
        for (String parameter : parameters) {
            for (double g : readGradient(parameter)) {
                squares += g * g;
            }
        }
        return Math.sqrt(squares);
    }

    /**
     * {@return whether all parameters and slots are finite in single precision, so that a file can hold them} By
     * default it reads them; a device that holds them may look at them there.
     */
    default boolean parametersAreFinite() {
        return plan().parameters().stream()
                .allMatch(spec -> within(read(spec.name()), Float.MAX_VALUE)
                        && readSlots(spec.name()).values().stream().allMatch(slot -> within(slot, Float.MAX_VALUE)));
    }

    private static boolean within(double[] values, double most) {
        for (double value : values) {
            if (!(Math.abs(value) <= most)) {
                return false;
            }
        }
        return true;
    }

    /** Sets all gradients to 0. */
    default void clearGradients() {
        throw ForwardOnly.refusal();
    }

    /**
     * {@return a copy of a parameter's optimiser slots, by slot name; none where nothing is trained}
     *
     * @param parameter the full name of a parameter, such as {@code hidden.weights}
     */
    default Map<String, double[]> readSlots(String parameter) {
        return Map.of();
    }

    /**
     * Replaces a slot.
     *
     * @param parameter the full name of a parameter, such as {@code hidden.weights}
     * @param slot the name of a slot, as the optimiser's rule gives it
     * @param values the numbers, one for each of the parameter's
     */
    default void writeSlot(String parameter, String slot, double[] values) {
        throw ForwardOnly.refusal();
    }

    /**
     * Applies one update to the parameters of its group, keeps them within bounds, and sets their gradients to 0. The
     * session may still be open.
     *
     * @param update one of those given at compilation
     * @param scalars its scalars by name
     */
    default void update(LoweredUpdate update, Map<String, Double> scalars) {
        throw ForwardOnly.refusal();
    }

    /**
     * Changes the synapses of a projection. Per-synapse parameters and slots follow; where {@code keptFrom} is −1 they
     * are 0 until written.
     *
     * @param projection the name of a projection
     * @param synapses the synapses that it has from now on
     * @param keptFrom for each new synapse the old one that it continues, or −1
     * @throws IllegalStateException while a session is open
     */
    default void rewire(String projection, SynapseList synapses, int[] keptFrom) {
        throw ForwardOnly.refusal();
    }

    /**
     * Returns and clears counts of events that the plan does not foresee, by name in snake_case, such as
     * {@code dropped_events} of a chip.
     *
     * @return the counts since the last call; empty where nothing can happen
     */
    default Map<String, Long> takeCounters() {
        return Map.of();
    }

    /**
     * Starts to run a batch.
     *
     * @param batch the input, with as many channels as the plan's input
     * @param options what the run is for and what it records
     * @return the session, which is to be closed before the next is opened
     * @throws IllegalStateException while another session is open
     * @throws IllegalArgumentException if the batch has other channels than the input, or a quantity to record is
     *     unknown
     * @throws org.ranvier.api.RanvierException if the network cannot be run with these options
     */
    Session open(SignalBatch batch, RunOptions options);

    /**
     * Releases what the program holds, such as threads and memory of a device. The caller calls it once, at the end.
     */
    @Override
    void close();
}
