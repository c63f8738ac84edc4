package org.ranvier.testkit.spi;

import java.util.ServiceLoader;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;

/** Settings on their way through files: what a run writes down is what evaluates it, goes on with it and repeats it. */
public interface SettingsFile {

    /** {@return the one on the path} */
    static SettingsFile find() {
        return ServiceLoader.load(SettingsFile.class, SettingsFile.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no settings can be written here; add org.ranvier:ranvier-laboratory for tests"));
    }

    /**
     * Writes settings as the experiment of a run, and reads them as such.
     *
     * @param schema what they are settings of
     * @param settings the settings
     * @return what was read
     * @throws org.ranvier.api.RanvierException with what cannot be read back
     */
    Settings throughAFile(Schema schema, Settings settings);
}
