package org.ranvier.plugins.backend.opencl;

import java.util.HashMap;
import java.util.Map;
import org.ranvier.api.backend.LoweredParametrization;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.plugins.backend.opencl.Elements.Access;
import org.ranvier.plugins.backend.opencl.Parameters.Parameter;
import org.ranvier.plugins.backend.opencl.cl.Buffer;

/** From trained numbers to the values used, and the way back of their gradients. */
final class Parametrization {

    private final Parameter raw;
    private final Map<String, Parameter> further;
    private final boolean identity;
    private final Elements effective;
    private final Elements backward;

    /**
     * Of a parameter.
     *
     * @param further what else it reads, by name
     */
    Parametrization(LoweredParametrization map, Parameter raw, Map<String, Parameter> further, Dialect dialect) {
        this.raw = raw;
        this.further = further;
        this.identity = map.identity();
        Map<Symbol, Access> accesses = new HashMap<>();
        further.forEach((name, p) -> accesses.put(
                new Symbol(Kind.PARAMETER, name),
                p.spec.owner() == ParameterSpec.Owner.PRESYNAPTIC && raw.spec.owner() == ParameterSpec.Owner.SYNAPSE
                        ? Access.INDEXED
                        : Access.OWN));
        effective = new Elements(map.effective(), accesses, false, dialect);
        backward = new Elements(map.backward(), accesses, true, dialect);
    }

    /** The values used: the numbers themselves, or what is put into the room given. */
    Buffer effective(int size, Buffer preOf, Buffer room) {
        if (identity) {
            return raw.value;
        }
        Map<Symbol, Buffer> arrays = arrays();
        arrays.put(Symbol.of(Kind.VALUE), room);
        effective.run(size, 0, 0, preOf, arrays);
        return room;
    }

    /** Adds to the gradient what follows from dL/d value. */
    void backward(int size, Buffer preOf, Buffer dValue) {
        Map<Symbol, Buffer> arrays = arrays();
        arrays.put(Symbol.of(Kind.D_VALUE), dValue);
        arrays.put(Symbol.of(Kind.D_RAW), raw.gradient);
        backward.run(size, 0, 0, preOf, arrays);
    }

    boolean identity() {
        return identity;
    }

    Parameter raw() {
        return raw;
    }

    private Map<Symbol, Buffer> arrays() {
        Map<Symbol, Buffer> arrays = new HashMap<>();
        arrays.put(Symbol.of(Kind.RAW), raw.value);
        further.forEach((name, p) -> arrays.put(new Symbol(Kind.PARAMETER, name), p.value));
        return arrays;
    }
}
