package org.ranvier.plugins.backend.reference.clock;

import java.util.HashMap;
import java.util.Map;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.reference.plan.Layout;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.DynamicsCode;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.SynapseIndex;

/** State shared by all samples of a batch: projections and models evaluated at the current parameters. */
public final class Batch {

    private final Layout layout;
    private final RunOptions options;
    private final DoubleParameters parameters;
    private final Map<String, PreparedProjection> projections = new HashMap<>();
    private final Map<String, double[][]> neuronColumns = new HashMap<>();
    private final Map<String, double[][]> currentColumns = new HashMap<>();

    public Batch(
            Layout layout,
            Map<String, SynapseIndex> synapses,
            DoubleParameters parameters,
            RunOptions options,
            Parallel parallel) {
        this.layout = layout;
        this.options = options;
        this.parameters = parameters;
        for (Projection p : layout.plan.all(Projection.class)) {
            projections.put(
                    p.name(),
                    new PreparedProjection(
                            p,
                            synapses.get(p.name()),
                            parameters,
                            layout.plan.dtMs(),
                            options.training(),
                            options.gradients(),
                            parallel));
            if (p.current().isPresent()) {
                currentColumns.put(
                        p.name(),
                        prepare(
                                layout.currents.get(p.name()),
                                p.name(),
                                Role.CURRENT_PARAMETER,
                                p.synapses().post()));
            }
        }
        for (Population p : layout.plan.all(Population.class)) {
            neuronColumns.put(
                    p.name(), prepare(layout.neurons.get(p.name()), p.name(), Role.NEURON_PARAMETER, p.neurons()));
        }
    }

    private double[][] prepare(DynamicsCode model, String name, Role role, int width) {
        return model.prepare(width, parameters.valuesOf(name, role)::get);
    }

    Layout layout() {
        return layout;
    }

    RunOptions options() {
        return options;
    }

    DoubleParameters parameters() {
        return parameters;
    }

    PreparedProjection projection(String name) {
        return projections.get(name);
    }

    Map<String, double[][]> neuronColumns() {
        return neuronColumns;
    }

    Map<String, double[][]> currentColumns() {
        return currentColumns;
    }

    /** A current after normalisation by running statistics, where the projection has any. */
    double[] normalizedAtInference(String projection, double[] current) {
        Normalize normalize = layout.normalizeOf.get(projection);
        return normalize == null ? current : BatchNorm.byRunningStatistics(normalize, parameters, current);
    }
}
