package org.ranvier.plugins.backend.simd.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.simd.code.LaneCode.Named;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;
import org.ranvier.support.FloatParameter;

/**
 * The numbers of a {@link Model} that follow from parameters alone. Evaluated in double precision, once per neuron, and
 * only when parameters have changed; then rounded.
 */
public final class Coefficients {

    private final Model model;
    private final int width;
    private final List<FloatParameter> read;
    private int[] versions = {};
    private int revision;
    /** [neuron][uniform of the code]. */
    public float[] forward;

    public float[] backward;
    private final double[][] values;

    /** For the model of an element of this width, whose parameters the function names. */
    Coefficients(Model model, int width, Function<String, ParameterId> identity, Parameters parameters) {
        this.model = model;
        this.width = width;
        this.read = model.parameters.stream()
                .map(p -> parameters.get(identity.apply(p)))
                .toList();
        this.values = new double[width][];
    }

    public void prepare() {
        int[] now = Parameters.versions(read);
        if (forward != null && Arrays.equals(now, versions)) {
            return;
        }
        versions = now;
        revision++;
        for (int n = 0; n < width; n++) {
            values[n] = evaluate(model.step.setup(), n);
        }
        forward = laidOut(model.forward.uniforms);
        backward = laidOut(model.backward.uniforms);
    }

    /** Changes whenever they do. */
    public int revision() {
        return revision;
    }

    private double[] evaluate(ScalarCode code, int neuron) {
        return code.evaluate(symbol -> parameter(symbol.name(), neuron), d -> 0);
    }

    /** A parameter of a neuron. */
    public double parameter(String name, int neuron) {
        return read.get(model.parameters.indexOf(name)).value()[neuron];
    }

    private float[] laidOut(List<Place> uniforms) {
        float[] all = new float[width * uniforms.size()];
        List<ScalarCode.Store> stores = model.step.setup().stores();
        for (int u = 0; u < uniforms.size(); u++) {
            Symbol symbol = ((Named) uniforms.get(u)).symbol();
            int store = 0;
            while (!stores.get(store).symbol().equals(symbol)) {
                store++;
            }
            for (int n = 0; n < width; n++) {
                all[n * uniforms.size() + u] = (float) values[n][store];
            }
        }
        return all;
    }

    /** Adds the parameter gradients that follow from those of the coefficients, [coefficient][neuron]. */
    public void addGradients(double[][] dCoefficient, Map<String, float[]> gradients) {
        ScalarCode code = model.step.setupBackward();
        List<String> names = model.step.coefficients();
        for (int n = 0; n < width; n++) {
            int neuron = n;
            double[] results = code.evaluate(
                    s -> s.kind() == Kind.D_COEFFICIENT
                            ? dCoefficient[names.indexOf(s.name())][neuron]
                            : parameter(s.name(), neuron),
                    d -> 0);
            add(code, results, neuron, gradients);
        }
    }

    public static void add(ScalarCode code, double[] results, int neuron, Map<String, float[]> gradients) {
        for (int k = 0; k < results.length; k++) {
            float[] sum = gradients.get(code.stores().get(k).symbol().name());
            if (sum != null) {
                sum[neuron] += (float) results[k];
            }
        }
    }
}
