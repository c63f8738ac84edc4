package org.ranvier.install;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ranvier.install.sign.SignedPlugin;
import org.ranvier.install.trust.Admission;

/**
 * A copy of a plugin in the workplace, which may be installed as far as its signature goes.
 *
 * @param copy the copy
 * @param offer where it is from
 * @param admission on whose word
 */
record Staged(SignedPlugin copy, Offer offer, Admission admission) {

    /** Returns the name of its jar or folder among plugins. */
    String name() {
        return copy.descriptor().id() + "-" + copy.descriptor().version()
                + (Files.isDirectory(copy.location()) ? "" : ".jar");
    }

    /** Whether it requires another one. */
    boolean requires(Staged other) {
        return copy.descriptor().requires().stream()
                .anyMatch(r -> r.id().equals(other.copy.descriptor().id())
                        && r.versions().contains(other.copy.descriptor().version()));
    }

    Path location() {
        return copy.location();
    }
}
