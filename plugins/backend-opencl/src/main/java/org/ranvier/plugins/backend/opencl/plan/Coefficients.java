package org.ranvier.plugins.backend.opencl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.code.Model;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.device.Parameters.Parameter;

/** The numbers of an element's {@link Model} that follow from its parameters, and the gradients of these. */
public final class Coefficients implements AutoCloseable {

    public final Model model;
    public final int width;
    final List<Parameter> parameters;
    public final Buffer values;
    private List<Integer> versions = List.of();

    Coefficients(Model model, int width, Function<String, ParameterId> identity, Parameters all, Dialect dialect) {
        this.model = model;
        this.width = width;
        this.parameters =
                model.parameters.stream().map(p -> all.get(identity.apply(p))).toList();
        this.values = dialect.context().buffer((long) width * model.coefficients());
    }

    /** Brings them up to date. */
    public void prepare() {
        List<Integer> now = Parameters.versions(parameters);
        if (!now.equals(versions) || parameters.isEmpty()) {
            versions = now;
            List<Object> arguments = values();
            arguments.add(values);
            model.setup.each(width, arguments.toArray());
        }
    }

    /** The parameters' numbers, as arguments of kernels. */
    public List<Object> values() {
        List<Object> arguments = new ArrayList<>();
        parameters.forEach(p -> arguments.add(p.value()));
        return arguments;
    }

    public boolean trained() {
        return parameters.stream().anyMatch(Parameter::trained);
    }

    /**
     * Adds the gradients of the parameters.
     *
     * @param carried what the way back carried, summed over samples: [slot][neuron]
     * @param fromStart dL/d parameter through initial states, summed over samples: [parameter][neuron]
     */
    public void addGradients(Buffer carried, Buffer fromStart) {
        List<Object> arguments = values();
        arguments.add(carried);
        arguments.add(fromStart);
        parameters.forEach(p -> arguments.add(p.gradients()));
        model.setupBackward.each(width, arguments.toArray());
    }

    @Override
    public void close() {
        values.close();
    }
}
