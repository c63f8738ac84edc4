package org.ranvier.api.data;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Encoder.Window;

/**
 * Varies samples from epoch to epoch, so that a network learns what matters in them. Applied to training samples alone,
 * before they are encoded.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Augmentation extends Component {

    /**
     * Prepares a variation.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @param shape the shape of raw samples
     * @param window the time there is
     * @return the variation of samples of that shape
     */
    Variation prepare(Settings settings, List<Integer> shape, Window window);

    /** A prepared augmentation: a pure function of the sample and the draws. Safe for use by several threads. */
    interface Variation {

        /**
         * Varies one sample, which keeps its class. The result has the kind and the channels of the sample, its times
         * are finite and not negative, and the sample itself stays as it is.
         *
         * @param sample the raw values
         * @param draws what is drawn for this sample in this epoch
         * @return the sample varied, or the very same
         * @throws org.ranvier.api.RanvierException with a {@code USAGE} problem for a kind of sample that it cannot
         *     vary
         */
        Sample vary(Sample sample, Draws draws);

        /**
         * {@return whether what happens when in a sample stays, so that targets at every tick, or at times, still fit}
         * By default it does not, and the variation is refused where there are such targets.
         */
        default boolean keepsTime() {
            return false;
        }
    }

    /** What is drawn for one sample in one epoch: pure functions of the index, so that their order does not matter. */
    interface Draws {

        /**
         * {@return a uniform number in [0, 1)}
         *
         * @param index which number, from 0
         */
        double uniform(int index);

        /**
         * {@return a standard normal number} It has nothing to do with the uniform number of the same index.
         *
         * @param index which number, from 0
         */
        double normal(int index);

        /**
         * {@return another training sample of the same class, as the dataset has it} Empty where the class has no other
         * sample, or samples have no class.
         *
         * @param index which drawing, from 0
         */
        Optional<Sample> partner(int index);
    }
}
