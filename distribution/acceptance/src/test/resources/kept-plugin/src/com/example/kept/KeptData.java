package com.example.kept;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Philox;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/** Computed: the class says which half of four numbers is the larger. */
public final class KeptData implements Dataset {

    @Override
    public String name() {
        return "kept-data";
    }

    @Override
    public String description() {
        return "four numbers, two classes";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.integer("size", Unit.NONE, Range.atLeast(4), "examples for training").withDefault(64),
                Setting.text("note", "what to tell").withDefault("made up"));
    }

    @Override
    public List<DataSource> sources() {
        RemoteFile file = RemoteFile.at("table.csv", -1, Checksum.sha256("0".repeat(64)), "https://example.com/table.csv");
        return List.of(DataSource.of("kept-table", "A table", List.of(file)).withLicence("CC0").withCitation("nobody"));
    }

    @Override
    public Optional<Description> staticDescription(Settings settings) {
        return Optional.of(describe());
    }

    private static Description describe() {
        return Description.of("Four numbers", List.of(4))
                .withClasses(List.of("left", "right"))
                .withLicence("CC0")
                .withSource("computed")
                .withSha256(Map.of());
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        int size = settings.integer("size");
        Map<String, Split> splits = new LinkedHashMap<>();
        splits.put("train", split(size, 0));
        splits.put("validation", split(size / 2, 1));
        splits.put("test", split(size / 2, 2));
        return new Opened() {
            @Override
            public Description describe() {
                return KeptData.describe();
            }

            @Override
            public Map<String, Split> splits() {
                return splits;
            }

            @Override
            public List<String> notes() {
                return List.of(settings.text("note"));
            }
        };
    }

    private static Split split(int size, int stream) {
        return new Split() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Example get(int index) {
                double[] values = new double[4];
                for (int n = 0; n < 4; n++) {
                    values[n] = Philox.uniform(7, stream, 0, 4L * index + n) / 2 + (n / 2 == labelOf(index) ? 0.5 : 0);
                }
                return Example.of(new Sample.Values(values, new int[] {4}), new Target.ClassLabel(labelOf(index)))
                        .withGroup("group " + index % 2);
            }

            @Override
            public int labelOf(int index) {
                return index % 2;
            }
        };
    }
}
