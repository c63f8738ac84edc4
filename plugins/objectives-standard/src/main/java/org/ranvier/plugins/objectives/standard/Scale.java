package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;

/** The setting that scales logits. */
final class Scale {

    static final Setting SETTING = Setting.number(
                    "scale", Unit.NONE, Range.above(0), "scale factor of the logits, an inverse temperature")
            .withDefault(1);

    private Scale() {}

    static double of(Settings settings) {
        return settings.number(SETTING.name());
    }
}
