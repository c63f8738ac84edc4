package org.ranvier.install;

import java.io.IOException;
import java.nio.file.Path;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.place.Workplace;
import org.ranvier.text.DiskReason;

/** Deletes installed plugins. */
public final class Removal {

    private Removal() {}

    /**
     * Deletes a plugin with its signature and its receipt; keys stay trusted.
     *
     * @param location its jar or folder
     * @throws RanvierException if it cannot be deleted
     */
    public static void delete(Path location) {
        try (Workplace workplace = new Workplace(location.getParent())) {
            workplace.remove(location);
        } catch (IOException e) {
            throw new RanvierException(Problem.plugin(
                    "", location.toString(), "it cannot be deleted (" + DiskReason.of(e) + ")", "delete it yourself"));
        }
    }
}
