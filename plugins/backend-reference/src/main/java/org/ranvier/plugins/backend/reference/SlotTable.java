package org.ranvier.plugins.backend.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.model.Symbol;

/** Gives every symbol of a model a place in an array of columns. */
final class SlotTable {

    private final Map<Symbol, Integer> slots = new LinkedHashMap<>();

    int of(Symbol symbol) {
        return slots.computeIfAbsent(symbol, s -> slots.size());
    }

    int of(Symbol.Kind kind, String name) {
        return of(new Symbol(kind, name));
    }

    int of(Symbol.Kind kind) {
        return of(Symbol.of(kind));
    }

    int size() {
        return slots.size();
    }
}
