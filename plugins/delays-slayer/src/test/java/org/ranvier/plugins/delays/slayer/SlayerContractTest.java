package org.ranvier.plugins.delays.slayer;

import org.ranvier.api.learning.DelayLearner;
import org.ranvier.testkit.DelayLearnerContract;

class SlayerContractTest extends DelayLearnerContract {

    @Override
    protected DelayLearner component() {
        return new Slayer();
    }
}
