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
            "how neurons are stepped: as their metadata says, else exponential; norse and snnTorch are euler");

    static final Setting DT = Setting.number(
                    "dt",
                    Unit.MILLISECONDS,
                    Range.atLeast(0),
                    "the tick, where the file does not tell; 0 leaves it open")
            .withDefault(0);

    static final Setting LOOPS = Setting.choice(
            "loops",
            List.of("as-written", "explicit", "tick"),
            "whether the delay of a loop is all that it has, or one tick less: as the metadata says, else explicit");

    static final Setting UNIT = Setting.choice(
            "unit", List.of("as-written", "s", "ms"), "of times in the file: as the metadata says, else NIR's seconds");

    public static final Schema SCHEMA = Schema.of(INTEGRATION, DT, LOOPS, UNIT);

    private ImportSettings() {}
}
