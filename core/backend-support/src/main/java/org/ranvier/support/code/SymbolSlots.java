package org.ranvier.support.code;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.model.Symbol;

/** Numbers the symbols of one or several {@linkplain ColumnCode codes}: each has its place in an array of columns. */
public final class SymbolSlots {

    private final Map<Symbol, Integer> slots = new LinkedHashMap<>();

    /** Creates an empty numbering. */
    public SymbolSlots() {}

    /** Returns the symbol's place; a symbol not seen before gets the next one. */
    public int of(Symbol symbol) {
        return slots.computeIfAbsent(symbol, s -> slots.size());
    }

    /** Returns the place of a named symbol. */
    public int of(Symbol.Kind kind, String name) {
        return of(new Symbol(kind, name));
    }

    /** Returns the place of a symbol that has no name. */
    public int of(Symbol.Kind kind) {
        return of(Symbol.of(kind));
    }

    /** Returns the number of places. */
    public int size() {
        return slots.size();
    }

    /** Fills an array of columns, by place, with the column of each symbol. */
    public double[][] columns(Function<Symbol, double[]> column) {
        double[][] columns = new double[slots.size()][];
        slots.forEach((symbol, slot) -> columns[slot] = column.apply(symbol));
        return columns;
    }
}
