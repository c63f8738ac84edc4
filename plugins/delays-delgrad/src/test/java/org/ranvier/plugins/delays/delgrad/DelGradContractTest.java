package org.ranvier.plugins.delays.delgrad;

import org.ranvier.api.learning.DelayLearner;
import org.ranvier.testkit.DelayLearnerContract;

class DelGradContractTest extends DelayLearnerContract {

    @Override
    protected DelayLearner component() {
        return new DelGrad();
    }
}
