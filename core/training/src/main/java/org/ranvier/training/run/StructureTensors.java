package org.ranvier.training.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.data.NdArray;
import org.ranvier.training.structure.Dormant;

/**
 * The connectivity of a network as tensors of a checkpoint: {@code structure/<projection>/synapses} holds the
 * presynaptic and the postsynaptic neuron of every synapse, {@code …/dormant} those of pairs that once had one, and
 * {@code …/<parameter>} the values that these pairs keep.
 */
final class StructureTensors {

    private static final String PREFIX = "structure/";
    private static final String SYNAPSES = "/synapses";
    private static final String DORMANT = "/dormant";

    private StructureTensors() {}

    static Map<String, NdArray> of(NetworkPlan plan, List<Dormant> dormant) {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        for (Projection p : plan.all(Projection.class)) {
            if (p.synapses() instanceof SynapseList.Sparse) {
                tensors.put(PREFIX + p.name() + SYNAPSES, pairs(p.synapses()));
            }
        }
        for (Dormant d : dormant) {
            if (d.pairs().size() > 0) {
                String own = PREFIX + d.projection();
                tensors.put(own + DORMANT, pairs(d.pairs()));
                d.numbers()
                        .forEach((parameter, values) ->
                                tensors.put(own + "/" + parameter, NdArray.inFewestBits(values, values.length)));
            }
        }
        return tensors;
    }

    /** [synapse][presynaptic, postsynaptic]. */
    private static NdArray pairs(SynapseList list) {
        int[] pairs = new int[2 * list.size()];
        for (int s = 0; s < list.size(); s++) {
            pairs[2 * s] = list.preOf(s);
            pairs[2 * s + 1] = list.postOf(s);
        }
        return NdArray.of(pairs, list.size(), 2);
    }

    private static SynapseList.Sparse list(NdArray tensor, SynapseList between) {
        int[] pairs = tensor.toInts();
        int[] pre = new int[pairs.length / 2];
        int[] post = new int[pre.length];
        Arrays.setAll(pre, s -> pairs[2 * s]);
        Arrays.setAll(post, s -> pairs[2 * s + 1]);
        return new SynapseList.Sparse(between.pre(), between.post(), pre, post);
    }

    /**
     * The synapses that a checkpoint has, of projections that are sparse and have other ones in the plan: not all
     * backends can change any.
     */
    static Map<String, SynapseList> synapses(Map<String, NdArray> tensors, NetworkPlan plan) {
        Map<String, SynapseList> found = new LinkedHashMap<>();
        for (Projection p : plan.all(Projection.class)) {
            NdArray tensor = tensors.get(PREFIX + p.name() + SYNAPSES);
            if (tensor != null
                    && p.synapses() instanceof SynapseList.Sparse
                    && !Arrays.equals(tensor.toInts(), pairs(p.synapses()).toInts())) {
                found.put(p.name(), list(tensor, p.synapses()));
            }
        }
        return found;
    }

    static List<Dormant> dormant(Map<String, NdArray> tensors, NetworkPlan plan) {
        List<Dormant> all = new ArrayList<>();
        for (Projection p : plan.all(Projection.class)) {
            String own = PREFIX + p.name();
            if (tensors.containsKey(own + DORMANT)) {
                Map<String, double[]> numbers = new LinkedHashMap<>();
                plan.parameters().stream()
                        .map(spec -> spec.name())
                        .filter(parameter -> tensors.containsKey(own + "/" + parameter))
                        .forEach(parameter -> numbers.put(
                                parameter, tensors.get(own + "/" + parameter).values()));
                all.add(new Dormant(p.name(), list(tensors.get(own + DORMANT), p.synapses()), numbers));
            }
        }
        return all;
    }
}
