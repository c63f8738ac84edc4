package org.ranvier.hardware.nir.importing;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Unit;

/** The settings of the importer. */
public final class ImportSettings {

    static final Setting INTEGRATION = Setting.choice(
            "integration",
            List.of("as-written", "exponential", "euler"),
            "integration of neurons: as their metadata says, else exponential; norse and snnTorch use euler");

    static final Setting DT = Setting.number(
                    "dt",
                    Unit.MILLISECONDS,
                    Range.atLeast(0),
                    "length of a tick if the file does not state it; 0 leaves it open")
            .withDefault(0);

    static final Setting LOOPS = Setting.choice(
            "loops",
            List.of("as-written", "explicit", "tick"),
            "delay given for a loop: in full, or one tick less; as the metadata says, else explicit");

    static final Setting UNIT = Setting.choice(
            "unit",
            List.of("as-written", "s", "ms"),
            "unit of times in the file: as the metadata says, else the seconds of NIR");

    public static final Schema SCHEMA = Schema.of(INTEGRATION, DT, LOOPS, UNIT);

    private ImportSettings() {}
}
