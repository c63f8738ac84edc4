package org.ranvier.plugins.backend.opencl.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.Range;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.code.Elements;
import org.ranvier.plugins.backend.opencl.code.Elements.Access;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.device.Parameters.Parameter;
import org.ranvier.support.code.ScalarHoisting;

/** An optimiser's step on the device. */
final class ParameterUpdate {

    private final ScalarHoisting code;
    private final Elements elements;
    private final Elements ofTimes;
    private final Dialect dialect;

    ParameterUpdate(LoweredUpdate update, Dialect dialect) {
        this.code = ScalarHoisting.of(update.code());
        this.dialect = dialect;
        Map<Symbol, Access> accesses = new HashMap<>();
        code.rest().instructions().forEach(i -> {
            if (i instanceof ScalarCode.Load(Symbol symbol) && symbol.kind() == Kind.SCALAR) {
                accesses.put(symbol, Access.SINGLE);
            }
        });
        elements = new Elements(code.rest(), accesses, false, dialect);
        ofTimes = new Elements(code.rest(), accesses, dialect);
    }

    void apply(Map<String, Double> scalars, Parameter parameter) {
        Map<Symbol, Buffer> arrays = new LinkedHashMap<>();
        arrays.put(Symbol.of(Kind.RAW), parameter.value());
        arrays.put(Symbol.of(Kind.GRADIENT), parameter.gradients());
        parameter.slots().forEach((slot, values) -> arrays.put(new Symbol(Kind.SLOT, slot), values));
        Range bounds = parameter.spec().bounds();
        try (Memory memory = Memory.of(dialect.context())) {
            code.scalars(scalars).forEach((name, number) -> {
                Buffer single = memory.numbers(1);
                single.write(new float[] {number.floatValue()}, 1);
                arrays.put(new Symbol(Kind.SCALAR, name), single);
            });
            if (parameter.rest() == null) {
                elements.run(parameter.spec().size(), bounds.min(), bounds.max(), parameter.value(), arrays);
            } else {
                ofTimes.run(
                        parameter.spec().size(),
                        bounds.min(),
                        bounds.max(),
                        parameter.value(),
                        arrays,
                        parameter.rest());
            }
        }
        parameter.gradient().clear();
        parameter.changed();
    }
}
