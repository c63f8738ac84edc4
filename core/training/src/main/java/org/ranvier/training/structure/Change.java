package org.ranvier.training.structure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.backend.Program;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;

/**
 * Other synapses for a projection.
 *
 * @param synapses those that there will be
 * @param keptFrom for each the old one that it continues, or −1 where it grew
 * @param grown by parameter the numbers of those that grew, in their order
 */
public record Change(String projection, SynapseList.Sparse synapses, int[] keptFrom, Map<String, double[]> grown) {

    private static final int GROWN = -1;

    /**
     * Some drop, others grow.
     *
     * @param dropped numbers of old synapses, ascending
     * @param grown the pairs that get a synapse, ascending
     * @param start the trained weight of a grown one
     * @param others their other numbers by parameter
     */
    static Change of(
            String projection,
            SynapseList old,
            int[] dropped,
            long[] grown,
            double start,
            Map<String, double[]> others) {
        int size = old.size() - dropped.length + grown.length;
        int[] keptFrom = new int[size];
        long[] pairs = new long[size];
        int drop = 0;
        int grow = 0;
        int n = 0;
        for (int s = 0; s <= old.size(); s++) {
            long pair = s == old.size() ? Long.MAX_VALUE : (long) old.postOf(s) * old.pre() + old.preOf(s);
            while (grow < grown.length && grown[grow] < pair) {
                keptFrom[n] = GROWN;
                pairs[n++] = grown[grow++];
            }
            if (drop < dropped.length && dropped[drop] == s) {
                drop++;
            } else if (s < old.size()) {
                keptFrom[n] = s;
                pairs[n++] = pair;
            }
        }
        Map<String, double[]> numbers = new LinkedHashMap<>(others);
        double[] weights = new double[grown.length];
        Arrays.fill(weights, start);
        numbers.put(ParameterId.of(projection, Role.WEIGHTS).fullName(), weights);
        return new Change(projection, DormantPairs.list(old.pre(), old.post(), pairs), keptFrom, numbers);
    }

    /** Carries it out; no session may be open. */
    public void apply(Program program) {
        program.rewire(projection, synapses, keptFrom);
        grown.forEach((parameter, numbers) -> {
            double[] all = program.read(parameter);
            int next = 0;
            for (int s = 0; s < keptFrom.length; s++) {
                if (keptFrom[s] == GROWN) {
                    all[s] = numbers[next++];
                }
            }
            program.write(parameter, all);
        });
    }
}
