package org.ranvier.training.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.CodePrinter;
import org.ranvier.training.plan.BuiltNetwork;

/**
 * The lowered equations of one model.
 *
 * @param title what it is, and which elements have it
 * @param notes what the compiler chose, such as the integration of each state
 * @param parts the code, by when it runs
 */
public record Equations(String title, List<String> notes, Map<String, List<String>> parts) {

    /** Returns the equations of neurons, currents, parametrisations and delay kernels; equal ones are listed once. */
    static List<Equations> of(BuiltNetwork network) {
        NetworkPlan plan = network.plan();
        Map<Object, Equations> found = new LinkedHashMap<>();
        Map<Object, List<String>> owners = new LinkedHashMap<>();
        for (NetworkPlan.Element element : plan.elements()) {
            switch (element) {
                case NetworkPlan.Projection p -> {
                    p.current()
                            .ifPresent(step -> add(found, owners, step, "synapse " + step.name(), p.name(), of(step)));
                    parametrization(found, owners, p.weights(), "weights", p.name());
                    parametrization(found, owners, p.delays().effective(), "delays", p.name());
                    p.delays()
                            .kernel()
                            .ifPresent(kernel -> add(
                                    found,
                                    owners,
                                    kernel,
                                    "delay kernel " + p.delays().learner(),
                                    p.name(),
                                    of(kernel)));
                }
                case NetworkPlan.Population p ->
                    add(found, owners, p.step(), "neuron " + p.step().name(), p.name(), of(p.step()));
                default -> {
                    // Inputs, normalisations and dropouts have no equations of their own.
                }
            }
        }
        List<Equations> equations = new ArrayList<>();
        found.forEach((code, e) -> equations.add(
                new Equations(e.title() + " of " + String.join(", ", owners.get(code)), e.notes(), e.parts())));
        return equations;
    }

    private static void add(
            Map<Object, Equations> found,
            Map<Object, List<String>> owners,
            Object code,
            String title,
            String owner,
            Equations equations) {
        found.putIfAbsent(code, new Equations(title, equations.notes(), equations.parts()));
        owners.computeIfAbsent(code, c -> new ArrayList<>()).add(owner);
    }

    private static void parametrization(
            Map<Object, Equations> found,
            Map<Object, List<String>> owners,
            LoweredParametrization map,
            String what,
            String owner) {
        if (!map.identity()) {
            Map<String, List<String>> parts = new LinkedHashMap<>();
            put(parts, "value", map.effective());
            put(parts, "backward", map.backward());
            add(found, owners, map, what, owner, new Equations(what, List.of(), parts));
        }
    }

    private static Equations of(LoweredDynamics step) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        put(parts, "once, before the first tick", step.setup());
        putStart(parts, "start of every sample", step.initial());
        put(parts, "every tick", step.forward());
        put(parts, "backward, every tick from the last", step.backward());
        putStart(parts, "backward, start of every sample", step.initialBackward());
        put(parts, "backward, once at the end", step.setupBackward());
        return new Equations(step.name(), step.notes(), parts);
    }

    private static Equations of(LoweredKernel kernel) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        put(parts, "in training, of lag and delay in ticks", kernel.training());
        put(parts, "at inference, the delay rounded", kernel.inference());
        return new Equations("", List.of(), parts);
    }

    /** States before the first tick are those of tick −1. */
    private static void putStart(Map<String, List<String>> parts, String when, ScalarCode code) {
        put(parts, when, code);
        parts.computeIfPresent(
                when,
                (w, lines) -> lines.stream().map(l -> l.replace("[t]", "[-1]")).toList());
    }

    private static void put(Map<String, List<String>> parts, String when, ScalarCode code) {
        List<String> lines =
                CodePrinter.print(code).stream().filter(line -> !isCopy(line)).toList();
        if (!lines.isEmpty()) {
            parts.put(when, lines);
        }
    }

    /** A parameter that code reads as it is. */
    private static boolean isCopy(String line) {
        String[] sides = line.split(" = ", 2);
        return sides[0].equals(sides[1]);
    }
}
