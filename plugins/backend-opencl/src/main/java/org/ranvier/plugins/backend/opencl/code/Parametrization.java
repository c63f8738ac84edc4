package org.ranvier.plugins.backend.opencl.code;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.Ticks;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.code.Elements.Access;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.device.Parameters.Parameter;

/** From trained numbers to the values used, and the way back of their gradients. */
public final class Parametrization {

    private final Parameter raw;
    private final Map<String, Parameter> further;
    private final boolean identity;
    private final ScalarCode code;
    private final Elements effective;
    private final Elements backward;

    /**
     * Of a parameter.
     *
     * @param further what else it reads, by name
     */
    public Parametrization(LoweredParametrization map, Parameter raw, Map<String, Parameter> further, Dialect dialect) {
        this.raw = raw;
        this.further = further;
        this.identity = map.identity();
        this.code = map.effective();
        Map<Symbol, Access> accesses = new HashMap<>();
        further.forEach((name, p) -> accesses.put(
                new Symbol(Kind.PARAMETER, name),
                p.spec().owner() == ParameterSpec.Owner.PRESYNAPTIC
                                && raw.spec().owner() == ParameterSpec.Owner.SYNAPSE
                        ? Access.INDEXED
                        : Access.OWN));
        effective = new Elements(map.effective(), accesses, false, dialect);
        backward = new Elements(map.backward(), accesses, true, dialect);
    }

    /** The values used: the numbers themselves, or what is put into the room given. */
    public Buffer effective(int size, Buffer preOf, Buffer room) {
        if (identity) {
            return raw.value();
        }
        Map<Symbol, Buffer> arrays = arrays();
        arrays.put(Symbol.of(Kind.VALUE), room);
        effective.run(size, 0, 0, preOf, arrays);
        return room;
    }

    /**
     * Computes times again, in double precision, of which a float cannot say on which tick they fall.
     *
     * @param times as {@link #effective} gives them; receives the nearest floats
     * @param rest receives what they have beyond
     */
    public Buffer sure(Buffer times, Buffer rest, double dtMs) {
        int size = raw.spec().size();
        float[] ms = times.floats(size);
        float[] beyond = new float[size];
        int[] unsure =
                IntStream.range(0, size).filter(n -> Ticks.unsure(ms[n], dtMs)).toArray();
        if (unsure.length > 0) {
            double[] numbers = raw.read();
            Map<String, double[]> others = new HashMap<>();
            further.forEach((name, p) -> others.put(name, p.read()));
            for (int n : unsure) {
                double exact =
                        code.evaluate(s -> s.kind() == Kind.RAW ? numbers[n] : others.get(s.name())[n], d -> 0)[0];
                ms[n] = (float) exact;
                beyond[n] = Parameters.beyondFloat(exact);
            }
            times.write(ms, size);
        }
        rest.write(beyond, size);
        return rest;
    }

    /** Adds to the gradient what follows from dL/d value. */
    public void backward(int size, Buffer preOf, Buffer dValue) {
        Map<Symbol, Buffer> arrays = arrays();
        arrays.put(Symbol.of(Kind.D_VALUE), dValue);
        arrays.put(Symbol.of(Kind.D_RAW), raw.gradients());
        backward.run(size, 0, 0, preOf, arrays);
    }

    public boolean identity() {
        return identity;
    }

    Parameter raw() {
        return raw;
    }

    private Map<Symbol, Buffer> arrays() {
        Map<Symbol, Buffer> arrays = new HashMap<>();
        arrays.put(Symbol.of(Kind.RAW), raw.value());
        further.forEach((name, p) -> arrays.put(new Symbol(Kind.PARAMETER, name), p.value()));
        return arrays;
    }
}
