package com.example.odd;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.*;

/** Four values in [0, 1), two classes by whether the first is below 0.5, with targets of every kind. */
public final class OddData implements Dataset {

    private static final int TICKS = 20;

    @Override
    public String name() {
        return "odd-data";
    }

    @Override
    public String description() {
        return "targets of every kind";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.choice("targets", List.of("class", "per-tick", "trains", "values"), "the kind of target"),
                Setting.choice("fault", List.of("none", "sample", "target"), "what is NaN in sample 3"));
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        return new Opened() {
            @Override
            public Description describe() {
                return Description.of("Odd data", List.of(4)).withLicence("none").withSource("made up");
            }

            @Override
            public Map<String, Split> splits() {
                return Map.of("train", split(settings, 24), "validation", split(settings, 12), "test", split(settings, 12));
            }
        };
    }

    private static Split split(Settings settings, int size) {
        return new Split() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Example get(int index) {
                double[] values = new double[4];
                for (int n = 0; n < 4; n++) {
                    values[n] = (index * 7 + n * 5) % 11 / 11.0;
                }
                if (index == 3 && settings.text("fault").equals("sample")) {
                    values[2] = Double.NaN;
                }
                return Example.of(new Sample.Values(values, new int[] {4}), target(index, values[0] < 0.5 ? 0 : 1, settings));
            }

            @Override
            public int labelOf(int index) {
                return -1;
            }
        };
    }

    private static Target target(int index, int label, Settings settings) {
        return switch (settings.text("targets")) {
            case "per-tick" -> {
                int[] labels = new int[TICKS];
                java.util.Arrays.fill(labels, label);
                yield new Target.ClassPerTick(labels);
            }
            case "trains" -> new Target.SpikeTrains(new int[] {label, label}, new double[] {5, 12});
            case "values" -> {
                double[] values = new double[2 * TICKS];
                for (int n = 0; n < values.length; n++) {
                    values[n] = n % 2 == label ? 1 : 0;
                }
                if (index == 3 && settings.text("fault").equals("target")) {
                    values[7] = Double.NaN;
                }
                yield new Target.RealValues(values);
            }
            default -> new Target.ClassLabel(label);
        };
    }
}
