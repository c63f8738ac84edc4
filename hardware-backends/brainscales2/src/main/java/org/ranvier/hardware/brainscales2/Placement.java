package org.ranvier.hardware.brainscales2;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.hardware.brainscales2.chip.ChipRouting;
import org.ranvier.hardware.brainscales2.chip.Figures;

/**
 * Placement of a network on the chip. Neurons take circuits from the first on, in the order of the plan; delay elements
 * take pairs of them from the last on, so that neither moves the other. A source with delays has one element in each
 * projection that delays it: copies of a synapse share it.
 *
 * @param wiring what the chip is told
 * @param firstNeuron by population its first neuron
 * @param firstElement by projection with delays its first element; they are in the order of its sources
 * @param placeOfSynapse by projection where each of its synapses is among those of the chip
 */
record Placement(
        ChipRouting wiring,
        Map<String, Integer> firstNeuron,
        Map<String, Integer> firstElement,
        Map<String, int[]> placeOfSynapse) {

    /**
     * Places.
     *
     * @param delayed the projections that need delay elements
     */
    static Placement of(NetworkPlan plan, Set<String> delayed, Figures figures) {
        Input input = plan.input();
        Map<String, Integer> firstNeuron = new LinkedHashMap<>();
        int neurons = 0;
        for (Population p : plan.all(Population.class)) {
            firstNeuron.put(p.name(), neurons);
            neurons += p.neurons();
        }
        List<Projection> projections = plan.all(Projection.class);
        Map<String, Integer> firstElement = new LinkedHashMap<>();
        int elements = 0;
        for (Projection p : projections) {
            if (delayed.contains(p.name())) {
                firstElement.put(p.name(), elements);
                elements += p.synapses().pre();
            }
        }
        int[] circuitOfNeuron = new int[neurons];
        Arrays.setAll(circuitOfNeuron, n -> n);
        int[] circuitOfElement = new int[elements];
        Arrays.setAll(circuitOfElement, e -> figures.circuits() - 2 * (e + 1));
        int[] sourceOfElement = new int[elements];
        int[] next = new int[neurons + 1];
        for (Projection p : projections) {
            if (delayed.contains(p.name())) {
                for (int j = 0; j < p.synapses().pre(); j++) {
                    sourceOfElement[firstElement.get(p.name()) + j] = source(p, j, input, firstNeuron);
                }
            }
            for (int s = 0; s < p.synapses().size(); s++) {
                next[firstNeuron.get(p.to()) + p.synapses().postOf(s) + 1]++;
            }
        }
        for (int n = 0; n < neurons; n++) {
            next[n + 1] += next[n];
        }
        int synapses = next[neurons];
        ChipRouting wiring = new ChipRouting(
                input.channels(),
                circuitOfNeuron,
                circuitOfElement,
                sourceOfElement,
                new int[synapses],
                new int[synapses]);
        Map<String, int[]> placeOfSynapse = new LinkedHashMap<>();
        for (Projection p : projections) {
            int[] places = new int[p.synapses().size()];
            for (int s = 0; s < places.length; s++) {
                int neuron = firstNeuron.get(p.to()) + p.synapses().postOf(s);
                int pre = p.synapses().preOf(s);
                places[s] = next[neuron]++;
                wiring.targetOfSynapse()[places[s]] = neuron;
                wiring.sourceOfSynapse()[places[s]] = delayed.contains(p.name())
                        ? wiring.signalOfElement(firstElement.get(p.name()) + pre)
                        : source(p, pre, input, firstNeuron);
            }
            placeOfSynapse.put(p.name(), places);
        }
        return new Placement(wiring, firstNeuron, firstElement, placeOfSynapse);
    }

    private static int source(Projection p, int pre, Input input, Map<String, Integer> firstNeuron) {
        return p.from().equals(input.name()) ? pre : input.channels() + firstNeuron.get(p.from()) + pre;
    }
}
