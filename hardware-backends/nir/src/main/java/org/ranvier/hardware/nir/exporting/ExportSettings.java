package org.ranvier.hardware.nir.exporting;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Unit;

/** The settings of the exporter. */
public final class ExportSettings {

    static final Setting PROFILE = Setting.choice(
            "profile", List.of("generic", "loihi", "spinnaker"), "target whose limits on delays are checked");

    static final Setting DELAYS = Setting.choice(
            "delays",
            List.of("branches", "metadata"),
            "form of delays: a Delay and a Linear node for each plus an array in the metadata, or the array alone");

    static final Setting SHIFT = Setting.integer(
                    "shift",
                    Unit.TICKS,
                    Range.closed(0, 1000),
                    "number of ticks added to every delay, for hardware with a minimum delay")
            .withDefault(0);

    static final Setting LOOPS = Setting.choice(
            "loops",
            List.of("explicit", "tick"),
            "delay written for a loop: in full, or less the tick that clocked tools add to every loop");

    static final Setting UNIT = Setting.choice(
            "unit", List.of("s", "ms"), "unit of times: the seconds of NIR, or ms for tools that expect them");

    public static final Setting PRECISION =
            Setting.choice("precision", List.of("single", "double"), "floating-point precision of the numbers");

    public static final Schema SCHEMA = Schema.of(PROFILE, DELAYS, SHIFT, LOOPS, UNIT, PRECISION);

    private ExportSettings() {}
}
