package org.ranvier.training.plan;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.ResponseKernel;
import org.ranvier.api.model.State;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/** Models as their authors write them, as JSON: equations of neurons and kernels of delays. */
final class ModelJson {

    private ModelJson() {}

    static JacksonModule module() {
        SimpleModule module = new SimpleModule("models");
        JsonForm.add(module, Dynamics.class, Equations.class, Equations::of, Equations::dynamics);
        JsonForm.add(module, ResponseKernel.class, Response.class, Response::of, Response::kernel);
        JsonForm.add(module, KernelRule.class, Rule.class, Rule::of, Rule::kernel);
        JsonForm.add(
                module, KernelRule.Normalization.class, Normalization.class, Normalization::of, Normalization::value);
        return module;
    }

    /** The fields of {@link Dynamics}. */
    record Equations(
            String name,
            List<Dynamics.StateVariable> states,
            int substeps,
            List<String> inputs,
            Optional<Dynamics.Threshold> threshold,
            List<Dynamics.Reset> resets,
            Optional<Expr> refractory,
            Expr output,
            Optional<ResponseKernel> response) {

        static Equations of(Dynamics d) {
            return new Equations(
                    d.name(),
                    d.states(),
                    d.substeps(),
                    d.inputs(),
                    d.threshold(),
                    d.resets(),
                    d.refractory(),
                    d.output(),
                    d.response());
        }

        Dynamics dynamics() {
            DynamicsBuilder builder = Dynamics.define(name);
            builder.substeps(substeps);
            inputs.forEach(builder::input);
            List<State> declared = states.stream()
                    .map(s -> builder.state(s.name(), s.initial()))
                    .toList();
            for (int n = 0; n < states.size(); n++) {
                switch (states.get(n).update()) {
                    case Dynamics.Update.Next(Expr value) -> declared.get(n).next(value);
                    case Dynamics.Update.Derivative(Expr perMs) ->
                        declared.get(n).derivative(perMs);
                }
            }
            for (Dynamics.Reset reset : resets) {
                int place = states.stream()
                        .map(Dynamics.StateVariable::name)
                        .toList()
                        .indexOf(reset.state());
                declared.get(place).reset(reset.value());
            }
            threshold.ifPresent(t -> {
                if (t.strict()) {
                    builder.spikeAbove(t.potential(), t.level());
                } else {
                    builder.spikeAtOrAbove(t.potential(), t.level());
                }
            });
            refractory.ifPresent(builder::refractory);
            response.ifPresent(builder::response);
            return builder.output(output).build();
        }
    }

    /** The fields of {@link ResponseKernel}. */
    record Response(List<ResponseKernel.Term> terms, Expr threshold, Optional<List<ResponseKernel.Term>> reset) {

        static Response of(ResponseKernel kernel) {
            return new Response(kernel.terms(), kernel.threshold(), kernel.reset());
        }

        ResponseKernel kernel() {
            ResponseKernel kernel = ResponseKernel.of(terms, threshold);
            return reset.map(kernel::withReset).orElse(kernel);
        }
    }

    /** The fields of {@link KernelRule}. */
    record Rule(
            Expr training,
            Expr inference,
            Optional<Expr> delayDerivative,
            KernelRule.Support support,
            KernelRule.Normalization normalization,
            Rounding rounding,
            List<Scalar> scalars) {

        /** The fields of {@link KernelRule.ScheduledScalar}. */
        record Scalar(String name, Expr value) {}

        static Rule of(KernelRule rule) {
            return new Rule(
                    rule.training(),
                    rule.inference(),
                    rule.delayDerivative(),
                    rule.support(),
                    rule.normalization(),
                    rule.rounding(),
                    rule.scalars().stream()
                            .map(s -> new Scalar(s.name(), s.value()))
                            .toList());
        }

        KernelRule kernel() {
            KernelRule rule =
                    KernelRule.of(training, inference, support, rounding).normalized(normalization);
            if (delayDerivative.isPresent()) {
                rule = rule.withDelayDerivative(delayDerivative.get());
            }
            for (Scalar scalar : scalars) {
                rule = rule.withScalar(scalar.name(), scalar.value());
            }
            return rule;
        }
    }

    /** The fields of {@link KernelRule.Normalization}. */
    record Normalization(boolean training, boolean inference, double epsilon) {

        static Normalization of(KernelRule.Normalization normalization) {
            return new Normalization(normalization.training(), normalization.inference(), normalization.epsilon());
        }

        KernelRule.Normalization value() {
            if (inference) {
                return KernelRule.Normalization.always(epsilon);
            }
            return training ? KernelRule.Normalization.inTraining(epsilon) : KernelRule.Normalization.NONE;
        }
    }
}
