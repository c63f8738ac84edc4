package org.ranvier.plugins.backend.nd4j.projection;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.nd4j.arrays.Host;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;

/**
 * The connectivity of a projection as matrices. A list of synapses becomes a matrix with zeros, because ND4J multiplies
 * only dense matrices: memory and time are those of all-to-all connectivity. Synapses between the same two neurons
 * share an entry, in which their numbers are added up, in order, on the host.
 */
public final class ConnectionMatrices {

    private final SynapseList synapses;
    final int pre;
    final int post;

    public ConnectionMatrices(SynapseList synapses) {
        this.synapses = synapses;
        this.pre = synapses.pre();
        this.post = synapses.post();
    }

    /** [post][pre] of numbers that belong to synapses; of type FLOAT. */
    INDArray matrix(INDArray perSynapse, Memory memory) {
        if (synapses instanceof SynapseList.Dense) {
            return perSynapse.castTo(DataType.FLOAT).reshape(post, pre);
        }
        double[] numbers = Host.doubles(perSynapse);
        float[] entries = new float[post * pre];
        for (int s = 0; s < synapses.size(); s++) {
            entries[pair(s)] += (float) numbers[s];
        }
        return memory.of(entries, post, pre);
    }

    /** The entry of a matrix [post][pre] for each synapse; of type DOUBLE. */
    INDArray perSynapse(INDArray matrix, Memory memory) {
        if (synapses instanceof SynapseList.Dense) {
            return matrix.castTo(DataType.DOUBLE).reshape((long) post * pre);
        }
        float[] entries = Host.floats(matrix);
        double[] numbers = new double[synapses.size()];
        for (int s = 0; s < numbers.length; s++) {
            numbers[s] = entries[pair(s)];
        }
        return memory.of(numbers);
    }

    /** Numbers of presynaptic neurons, for each synapse. */
    INDArray ofPresynaptic(INDArray numbers, Memory memory) {
        double[] all = Host.doubles(numbers);
        double[] spread = new double[synapses.size()];
        for (int s = 0; s < spread.length; s++) {
            spread[s] = all[synapses.preOf(s)];
        }
        return memory.of(spread);
    }

    private int pair(int synapse) {
        return synapses.postOf(synapse) * pre + synapses.preOf(synapse);
    }
}
