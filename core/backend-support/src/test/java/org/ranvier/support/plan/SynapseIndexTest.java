package org.ranvier.support.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.SynapseList;

class SynapseIndexTest {

    private static final SynapseIndex INDEX =
            new SynapseIndex(new SynapseList.Sparse(3, 2, new int[] {0, 2, 0, 1}, new int[] {0, 0, 1, 1}));

    @Test
    void everyNeuronFindsItsSynapses() {
        assertThat(INDEX.firstByPost()).containsExactly(0, 2, 4);
        assertThat(INDEX.firstByPre()).containsExactly(0, 2, 3, 4);
        assertThat(INDEX.byPre()).containsExactly(0, 2, 3, 1);
    }

    @Test
    void aSynapseHasTheDelayOfItsSite() {
        assertThat(INDEX.delays(DelaySite.AXONAL)).isEqualTo(3);
        assertThat(INDEX.delayOf(DelaySite.AXONAL, 1)).isEqualTo(2);
        assertThat(INDEX.delays(DelaySite.DENDRITIC)).isEqualTo(2);
        assertThat(INDEX.delayOf(DelaySite.DENDRITIC, 1)).isZero();
        assertThat(INDEX.delays(DelaySite.SYNAPTIC)).isEqualTo(4);
        assertThat(INDEX.delayOf(DelaySite.SYNAPTIC, 1)).isEqualTo(1);
    }
}
