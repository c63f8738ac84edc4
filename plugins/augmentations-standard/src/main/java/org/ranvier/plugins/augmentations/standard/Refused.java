package org.ranvier.plugins.augmentations.standard;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

/** Refusals of samples of a kind that an augmentation cannot vary. */
final class Refused {

    private Refused() {}

    /**
     * A sample that cannot be varied.
     *
     * @param takes what the augmentation varies, such as {@code events}
     */
    static RanvierException kind(String name, String takes, Sample sample) {
        return new RanvierException(Problem.usage(
                "augmentation " + name,
                "it varies " + takes + ", and this is " + sample.kind(),
                "take another augmentation or dataset"));
    }
}
