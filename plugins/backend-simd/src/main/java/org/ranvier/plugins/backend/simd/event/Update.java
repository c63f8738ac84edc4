package org.ranvier.plugins.backend.simd.event;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.Range;
import org.ranvier.api.backend.LoweredUpdate;

/** An optimiser's step. */
final class Update {

    private final Formula formula;
    private final Map<String, double[]> scalars = new LinkedHashMap<>();

    Update(LoweredUpdate update) {
        formula = new Formula(update.code());
        update.scalars().forEach(scalar -> scalars.put(scalar, new double[1]));
    }

    void apply(ParameterValues numbers, Map<String, Double> given) {
        scalars.forEach((scalar, value) -> value[0] = given.get(scalar));
        formula.run(numbers.values.length, symbol -> switch (symbol.kind()) {
            case RAW -> numbers.values;
            case GRADIENT -> numbers.gradient;
            case SLOT -> numbers.slots.get(symbol.name());
            case SCALAR -> scalars.get(symbol.name());
            default -> throw new IllegalArgumentException("an optimiser reads no " + symbol.kind());
        });
        Range bounds = numbers.spec.bounds();
        for (int n = 0; n < numbers.values.length; n++) {
            numbers.values[n] = bounds.clamp(numbers.values[n]);
        }
        Arrays.fill(numbers.gradient, 0);
    }
}
