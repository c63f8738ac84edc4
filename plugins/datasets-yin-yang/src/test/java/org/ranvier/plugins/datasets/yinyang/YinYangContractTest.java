package org.ranvier.plugins.datasets.yinyang;

import org.ranvier.api.data.Dataset;
import org.ranvier.testkit.DatasetContract;

class YinYangContractTest extends DatasetContract {

    @Override
    protected Dataset component() {
        return new YinYang();
    }
}
