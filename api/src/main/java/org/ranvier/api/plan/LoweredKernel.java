package org.ranvier.api.plan;

import java.util.List;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Ticks;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;

/**
 * A delay kernel, lowered.
 *
 * <ul>
 *   <li>{@code training}: LAG, DELAY, PARAMETER, SCALAR → VALUE, D_DELAY (∂K/∂d, per tick), D_PARAMETER (∂K/∂p);
 *   <li>{@code inference}: LAG, DELAY (already rounded), PARAMETER, SCALAR → VALUE.
 * </ul>
 *
 * <p>Where the kernel is normalised, these are those of the numerator e: with S = Σ_k e_k + epsilon, K = e/S and ∂K =
 * ∂e/S − e · Σ_k ∂e_k / S².
 *
 * @param training the kernel in training, with its derivatives
 * @param inference the kernel on rounded delays
 * @param support the lags at which it can differ from 0
 * @param normalization in which mode it is divided by its sum
 * @param rounding how a delay becomes a whole number of ticks at inference
 * @param scalars the scheduled numbers it reads; the program's parameter {@code <projection>.delays.<scalar>} of shape
 *     [1]
 */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public record LoweredKernel(
        ScalarCode training,
        ScalarCode inference,
        KernelRule.Support support,
        KernelRule.Normalization normalization,
        Rounding rounding,
        List<String> scalars) {

    /**
     * {@return the delay that the kernel reads, in ticks: within 10⁻⁹ of a whole or half number it is that number, and
     * at inference it is rounded}
     *
     * @param delayMs the delay in ms
     * @param dtMs the length of a tick in ms
     * @param training whether the kernel is that of training, which reads delays as they are
     */
    public double ticks(double delayMs, double dtMs, boolean training) {
        double ticks = Ticks.of(delayMs, dtMs);
        return training ? ticks : rounding.apply(ticks);
    }
}
