package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;

/** What a backend says of itself. Whether it computes what it should is the matter of a suite of its own. */
public abstract class BackendContract extends ComponentContract<Backend> {

    @Test
    final void availabilityIsAValueWithAReason() {
        switch (component().availability()) {
            case Availability.Available(String detail) -> assertFalse(detail.isBlank(), "available on what?");
            case Availability.Unavailable(String reason, String remedy) -> {
                assertFalse(reason.isBlank(), "unavailable why?");
                assertFalse(remedy.isBlank(), "unavailable, and what can be done?");
            }
        }
    }

    @Test
    final void capabilitiesAreAlwaysTheSame() {
        assertEquals(component().capabilities(), component().capabilities());
    }
}
