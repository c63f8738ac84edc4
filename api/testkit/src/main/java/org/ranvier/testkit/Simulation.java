package org.ranvier.testkit;

import java.util.Map;
import java.util.Set;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.testkit.spi.ModelCompiler;

/** One neuron or post-synaptic current, compiled and stepped tick by tick. Its draws are 0.5, or 0 where normal. */
public final class Simulation {

    private final LoweredStepRun course;

    /**
     * Starts at the initial states.
     *
     * @param dynamics the equations
     * @param parameters the value of every parameter that the equations read
     * @param dtMs the length of a tick in ms
     */
    public Simulation(Dynamics dynamics, Map<String, Double> parameters, double dtMs) {
        LoweredDynamics step =
                ModelCompiler.find().dynamics(dynamics, Steps.conditions(dtMs, false, parameters.keySet(), Set.of()));
        course = new LoweredStepRun(step, parameters);
    }

    /**
     * {@return the output of one tick}
     *
     * @param input the value of every input in it
     */
    public double tick(double input) {
        return course.tick(input);
    }

    /**
     * {@return the value of a state at the end of the last tick}
     *
     * @param name its name in the equations
     */
    public double state(String name) {
        return course.state(name);
    }
}
