package org.ranvier.hardware.nir.exporting;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Unit;

/** The settings of the exporter. */
public final class ExportSettings {

    static final Setting PROFILE =
            Setting.choice("profile", List.of("generic", "loihi", "spinnaker"), "whose limits on delays to keep to");

    static final Setting DELAYS = Setting.choice(
            "delays",
            List.of("branches", "metadata"),
            "a Delay and a Linear node for each delay, and an array in the metadata; or the array alone");

    static final Setting SHIFT = Setting.integer(
                    "shift", Unit.TICKS, Range.closed(0, 1000), "added to every delay, for hardware with a least delay")
            .withDefault(0);

    static final Setting LOOPS = Setting.choice(
            "loops",
            List.of("explicit", "tick"),
            "whether a loop's delay is written in full, or less the tick that clocked tools add to every loop");

    static final Setting UNIT = Setting.choice(
            "unit", List.of("s", "ms"), "of times: NIR's seconds, or ms for tools that take the numbers so");

    public static final Setting PRECISION = Setting.choice("precision", List.of("single", "double"), "of the numbers");

    public static final Schema SCHEMA = Schema.of(PROFILE, DELAYS, SHIFT, LOOPS, UNIT, PRECISION);

    private ExportSettings() {}
}
