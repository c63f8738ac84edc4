package org.ranvier.plugins.datasets.random;

import java.util.Map;
import org.ranvier.api.data.Dataset;
import org.ranvier.testkit.DatasetContract;

class RandomSpikesContractTest extends DatasetContract {

    @Override
    protected Dataset component() {
        return new RandomSpikes();
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of(
                "channels", 7, "classes", 3, "duration", 20, "train_size", 30, "validation_size", 5, "test_size", 1);
    }
}
