package org.ranvier.api.plan;

import org.ranvier.api.ApiStatus;

/**
 * From the trained number to the value used, lowered.
 *
 * <ul>
 *   <li>{@code effective}: RAW, PARAMETER → VALUE;
 *   <li>{@code backward}: RAW, PARAMETER, D_VALUE → D_RAW.
 * </ul>
 *
 * @param identity whether the value is the number itself
 * @param effective the value
 * @param backward the gradient by the trained number and by parameters
 */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public record LoweredParametrization(boolean identity, ScalarCode effective, ScalarCode backward) {

    /** The number itself. */
    static final LoweredParametrization IDENTITY = new LoweredParametrization(true, ScalarCode.EMPTY, ScalarCode.EMPTY);
}
