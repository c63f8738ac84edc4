package org.ranvier.training.simulate;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;

/** What can be recorded of a network: spikes and, where a clock drives it, inputs, states and outputs. */
public final class Quantities {

    private static final String SPIKES = "spikes";

    private Quantities() {}

    /**
     * Returns quantities as {@code population.quantity}.
     *
     * @param wanted each as {@code population.quantity} or as a quantity of every population that has it, {@code s} for
     *     spikes; empty for all
     * @throws RanvierException if there is none of a name
     */
    public static List<String> of(NetworkPlan plan, List<String> wanted) {
        List<String> all = all(plan);
        if (wanted.isEmpty()) {
            return all;
        }
        List<String> chosen = new ArrayList<>();
        for (String name : wanted) {
            String full = name.equals("s") ? SPIKES : name;
            List<String> found = all.stream()
                    .filter(q -> q.equals(full)
                            || q.substring(q.lastIndexOf('.') + 1).equals(full))
                    .toList();
            if (found.isEmpty()) {
                throw new RanvierException(
                        Problem.usage("--record", "there is no '" + name + "' to record", "there are " + all));
            }
            chosen.addAll(found);
        }
        return chosen.stream().distinct().toList();
    }

    private static List<String> all(NetworkPlan plan) {
        List<String> all = new ArrayList<>();
        for (Population p : plan.all(Population.class)) {
            if (p.step().spiking()) {
                all.add(p.name() + "." + SPIKES);
            }
            if (plan.eventDriven()) {
                continue;
            }
            p.step().inputs().forEach(input -> all.add(p.name() + "." + input));
            p.step().states().forEach(state -> all.add(p.name() + "." + state));
            all.add(p.name() + ".output");
        }
        return all;
    }
}
