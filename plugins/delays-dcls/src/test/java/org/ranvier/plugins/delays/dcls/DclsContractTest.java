package org.ranvier.plugins.delays.dcls;

import org.ranvier.api.learning.DelayLearner;
import org.ranvier.testkit.DelayLearnerContract;

class DclsContractTest extends DelayLearnerContract {

    @Override
    protected DelayLearner component() {
        return new Dcls();
    }
}
