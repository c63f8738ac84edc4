package org.ranvier.plugins.backend.opencl.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.opencl.cl.Kernel;
import org.ranvier.plugins.backend.opencl.device.Dialect;

/**
 * Lowered dynamics with their kernels, for populations and for post-synaptic currents; layers of the same neuron share
 * one.
 */
public final class Model {

    public final LoweredDynamics step;
    /** The parameters of an element that the dynamics read. */
    public final List<String> parameters;
    /** Whether spikes are kept apart from the output. */
    public final boolean ownSpikes;
    /** Whether they are kept as bits. */
    public final boolean binary;

    public final Kernel setup;
    public final Kernel initial;
    public final Kernel forward;
    public final Kernel backward;
    public final Kernel initialBackward;
    public final Kernel setupBackward;

    public Model(LoweredDynamics step, Dialect dialect) {
        this.step = step;
        parameters = parametersRead(step);
        ownSpikes = step.spiking() && !step.outputIsSpike();
        binary = step.binary();
        String source = new ModelSource(this).text();
        setup = dialect.generated(source, "setup");
        initial = dialect.generated(source, "initial");
        forward = dialect.generated(source, "forward");
        backward = dialect.generated(source, "backward");
        initialBackward = dialect.generated(source, "initial_backward");
        setupBackward = dialect.generated(source, "setup_backward");
    }

    private static List<String> parametersRead(LoweredDynamics step) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(step.setup(), step.initial())
                .flatMap(code -> code.instructions().stream())
                .forEach(i -> {
                    if (i instanceof ScalarCode.Load(Symbol symbol) && symbol.kind() == Kind.PARAMETER) {
                        names.add(symbol.name());
                    }
                });
        return List.copyOf(names);
    }

    public int states() {
        return step.states().size();
    }

    int ports() {
        return step.inputs().size();
    }

    public int coefficients() {
        return step.coefficients().size();
    }

    /**
     * Returns the number of values that the backward pass carries from tick to tick: dL/d states, dL/d spike, dL/d
     * coefficients so far.
     */
    public int carried() {
        return states() + 1 + coefficients();
    }
}
