package org.ranvier.api.plan;

import java.util.List;
import org.ranvier.api.ApiStatus;

/**
 * An optimiser's update of a group of parameters, lowered: RAW, GRADIENT, SLOT, SCALAR → RAW, SLOT. Regularisers are
 * part of it. The backend clamps RAW to the parameter's bounds afterwards.
 *
 * @param parameters the names of the parameters it updates
 * @param slots what is kept per element
 * @param scalars what it needs at each step: {@code rate}, {@code step}
 * @param code the update
 */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public record LoweredUpdate(List<String> parameters, List<String> slots, List<String> scalars, ScalarCode code) {

    /** Copies the lists. */
    public LoweredUpdate {
        parameters = List.copyOf(parameters);
        slots = List.copyOf(slots);
        scalars = List.copyOf(scalars);
    }
}
