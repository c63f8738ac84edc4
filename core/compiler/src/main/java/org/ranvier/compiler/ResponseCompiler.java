package org.ranvier.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.model.ResponseKernel;
import org.ranvier.api.model.ResponseKernel.Term;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredResponse;
import org.ranvier.compiler.ir.CodeEmitter;
import org.ranvier.compiler.ir.ExprLowering;
import org.ranvier.compiler.ir.Values;

/** Lowers a response kernel. */
final class ResponseCompiler {

    private ResponseCompiler() {}

    static LoweredResponse compile(ResponseKernel kernel, CompileContext context) {
        Values values = new Values();
        ExprLowering lowering = EquationCompiler.lowering(values, context);
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        List<Term> terms = kernel.terms();
        for (int m = 0; m < terms.size(); m++) {
            stores.put(
                    LoweredResponse.coefficient(m), lowering.lower(terms.get(m).coefficient()));
            stores.put(LoweredResponse.tau(m), lowering.lower(terms.get(m).tau()));
        }
        stores.put(LoweredResponse.threshold(), lowering.lower(kernel.threshold()));
        List<Term> left = kernel.reset().orElse(List.of());
        for (int m = 0; m < left.size(); m++) {
            stores.put(
                    LoweredResponse.resetCoefficient(m),
                    lowering.lower(left.get(m).coefficient()));
            stores.put(LoweredResponse.resetTau(m), lowering.lower(left.get(m).tau()));
        }
        return new LoweredResponse(
                powers(terms), kernel.reset().map(ResponseCompiler::powers), CodeEmitter.emit(values, stores));
    }

    private static List<Integer> powers(List<Term> terms) {
        return terms.stream().map(Term::power).toList();
    }
}
