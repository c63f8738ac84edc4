package org.ranvier.acceptance;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What a machine may lack; {@code RANVIER_REQUIRE} lists, separated by commas, what it must have all the same. */
final class Machine {

    private Machine() {}

    /** What was found; without it the test is skipped, or fails where it is required by that name. */
    static <T> T require(String name, Optional<T> found) {
        List<String> required = List.of(Optional.ofNullable(System.getenv("RANVIER_REQUIRE")).orElse("").split("\\s*,\\s*"));
        if (found.isEmpty() && required.contains(name)) {
            throw new AssertionError("RANVIER_REQUIRE names " + name + ", but this machine has none");
        }
        Assumptions.assumeTrue(found.isPresent(), () -> "this machine has no " + name);
        return found.get();
    }
}
