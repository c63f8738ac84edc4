package org.ranvier.training.loop;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.backend.Program;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Layer;
import org.ranvier.training.pipeline.Pipeline;

/**
 * The component that makes what is no number of ordinary numbers, as opposed to numbers that have grown too large.
 *
 * @param pipeline the components
 * @param program the numbers that parameters have
 */
record Culprit(Pipeline pipeline, Program program) {

    /** Larger numbers may well make infinite ones. */
    static final double ORDINARY = 1e9;

    private static final double[] DISTANCES = {-10, -1, -0.1, 0, 0.1, 1, 10};
    private static final int MOST = 1000;

    /** The problem of a surrogate or of a parametrisation of weights, if it is one's. */
    Optional<Problem> ofFunctions(String when) {
        return pipeline.network().spec().layers().stream()
                .map(layer -> ofSurrogate(when, layer.surrogate()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> pipeline.network().plan().all(Projection.class).stream()
                        .map(projection -> ofWeights(when, projection))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** The problem of a penalty on numbers, if it is one's. */
    Optional<Problem> ofPenalties(String when) {
        return pipeline.spec().training().penalties().stream()
                .map(penalty -> penalty.regularizer())
                .filter(one -> !Double.isFinite(
                        function(one, one.component().penalty(one.settings())).evaluate(_ -> 1, _ -> 0)[0]))
                .map(one -> problem(when, "regularizer", one, "gives no finite penalty for the number 1"))
                .findFirst();
    }

    private static ScalarCode function(ConfiguredComponent<?> component, Expr expr) {
        return EquationCompiler.function(
                expr, new CompileContext(component.name(), component.plugin(), 1, null, false, Set.of(), Set.of()));
    }

    /** The problem of a layer's neuron. */
    Problem ofNeuron(String when, String layer, String found) {
        ConfiguredComponent<?> neuron = pipeline.network().spec().layers().stream()
                .filter(one -> one.name().equals(layer))
                .map(Layer::neuron)
                .findFirst()
                .orElseThrow();
        return problem(when, "neuron", neuron, "makes no number of ordinary ones: " + found);
    }

    private static Optional<Problem> ofSurrogate(String when, ConfiguredComponent<Surrogate> surrogate) {
        ScalarCode derivative = function(surrogate, surrogate.component().derivative(surrogate.settings()));
        return Arrays.stream(DISTANCES)
                .filter(distance -> !Double.isFinite(
                        derivative.evaluate(symbol -> symbol.kind() == Symbol.Kind.DISTANCE ? distance : 1, _ -> 0)[0]))
                .mapToObj(distance -> problem(
                        when,
                        "surrogate",
                        surrogate,
                        "gives no finite derivative at a distance of " + distance + " from the threshold"))
                .findFirst();
    }

    private Optional<Problem> ofWeights(String when, Projection projection) {
        if (projection.weights().identity()) {
            return Optional.empty();
        }
        double[] raw = program.read(pipeline.network()
                .plan()
                .parameter(projection.parameter(Role.WEIGHTS))
                .name());
        ScalarCode effective = projection.weights().effective();
        return Arrays.stream(raw)
                .limit(MOST)
                .filter(number -> Math.abs(number) < ORDINARY)
                .filter(number ->
                        !Double.isFinite(effective.evaluate(symbol -> read(projection, symbol, number), _ -> 0)[0]))
                .mapToObj(number -> problem(
                        when,
                        "weight parametrization",
                        pipeline.network()
                                .connection(projection.name())
                                .weights()
                                .parametrization(),
                        "gives no finite weight for the number " + number))
                .findFirst();
    }

    private double read(Projection projection, Symbol symbol, double raw) {
        if (symbol.kind() != Symbol.Kind.PARAMETER) {
            return raw;
        }
        return pipeline.network().plan().parameters(projection.name(), Role.WEIGHT_PARAMETER).stream()
                .filter(spec -> spec.id().name().equals(symbol.name()))
                .mapToDouble(spec -> program.read(spec.name())[0])
                .findFirst()
                .orElse(1);
    }

    private static Problem problem(String when, String kind, ConfiguredComponent<?> component, String does) {
        return Problem.plugin(
                component.plugin(),
                when,
                kind + " '" + component.text() + "' " + does,
                "choose other settings or another " + kind + ", or mend the plugin");
    }
}
