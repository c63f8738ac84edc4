package org.ranvier.hardware.brainscales2;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.Settings;
import org.ranvier.api.hardware.HardwareMeter;
import org.ranvier.api.hardware.Measurement;
import org.ranvier.hardware.brainscales2.chip.Chip;

/** Measures a chip, emulated here or served elsewhere. */
public final class BrainScaleS2Meter implements HardwareMeter {

    @Override
    public String name() {
        return "brainscales2";
    }

    @Override
    public String description() {
        return "measurements of the analog chip BrainScaleS-2";
    }

    @Override
    public Map<String, String> measurements() {
        Map<String, String> docs = new LinkedHashMap<>();
        Arrays.stream(Characterisation.values()).forEach(c -> docs.put(c.word(), c.doc()));
        return docs;
    }

    @Override
    public Measurement measure(String measurement, Settings settings) {
        Characterisation wanted = Characterisation.of(measurement);
        try (Chip chip = Chips.open(ChipOptions.of(settings))) {
            return wanted.measure(chip);
        }
    }
}
