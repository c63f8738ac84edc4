package org.ranvier.support.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;

/** Finds the {@linkplain Stage stages} of a plan. */
final class StageOrder {

    private final List<String> order;
    private final Map<String, Set<String>> readers = new HashMap<>();

    private StageOrder(NetworkPlan plan) {
        order = plan.elements().stream()
                .filter(e -> e instanceof Input || e instanceof Population || e instanceof Dropout)
                .map(Element::name)
                .toList();
        order.forEach(n -> readers.put(n, new HashSet<>()));
        plan.all(Projection.class).forEach(p -> readers.get(p.from()).add(p.to()));
        plan.all(Dropout.class).forEach(d -> readers.get(d.from()).add(d.name()));
    }

    /** The stages of a plan, each after all that it reads. */
    static List<Stage> stages(NetworkPlan plan) {
        return new StageOrder(plan).stages();
    }

    private List<Stage> stages() {
        Map<String, Set<String>> reached = new HashMap<>();
        order.forEach(n -> reached.put(n, reachedFrom(n)));
        List<Stage> stages = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (String name : order) {
            if (!done.contains(name)) {
                List<String> together = order.stream()
                        .filter(o -> o.equals(name)
                                || reached.get(name).contains(o)
                                        && reached.get(o).contains(name))
                        .toList();
                done.addAll(together);
                stages.add(new Stage(together, reached.get(name).contains(name)));
            }
        }
        return sorted(stages, reached);
    }

    private Set<String> reachedFrom(String name) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(readers.get(name));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(readers.get(next));
            }
        }
        return reached;
    }

    /** A stage that others can reach comes after them; the order of the plan decides among the rest. */
    private List<Stage> sorted(List<Stage> stages, Map<String, Set<String>> reached) {
        List<Stage> left = new ArrayList<>(stages);
        List<Stage> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            Stage next = left.stream()
                    .filter(s -> left.stream().noneMatch(o -> o != s && reaches(o, s, reached)))
                    .min(Comparator.comparingInt(s -> order.indexOf(s.names().getFirst())))
                    .orElseThrow();
            sorted.add(next);
            left.remove(next);
        }
        return sorted;
    }

    private static boolean reaches(Stage from, Stage to, Map<String, Set<String>> reached) {
        return reached.get(from.names().getFirst()).contains(to.names().getFirst());
    }
}
