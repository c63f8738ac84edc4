package org.ranvier.support.code;

import java.util.function.Function;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;

/**
 * Element-wise code in double precision over whole arrays, which it finds by symbol. It keeps its registers, so that a
 * run allocates next to nothing, and is used by one thread at a time.
 */
public final class Formula {

    private static final int STRETCH = 256;

    private final SymbolSlots slots = new SymbolSlots();
    private final ColumnCode code;
    private final ColumnCode.Registers registers;

    /** Prepares a code that draws no random numbers. */
    public Formula(ScalarCode code) {
        this.code = new ColumnCode(code, slots);
        registers = this.code.registers(STRETCH);
    }

    /**
     * Runs for all elements.
     *
     * @param size how many elements
     * @param column the array of a symbol; one that is read and has a single element stands for all elements
     */
    public void run(int size, Function<Symbol, double[]> column) {
        double[][] columns = slots.columns(column);
        for (int from = 0; from < size; from += STRETCH) {
            code.run(columns, from, Math.min(STRETCH, size - from), registers);
        }
    }
}
