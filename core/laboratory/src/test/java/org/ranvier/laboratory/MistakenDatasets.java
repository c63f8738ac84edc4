package org.ranvier.laboratory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/** Datasets with one mistake each, and one without. */
final class MistakenDatasets {

    private MistakenDatasets() {}

    /** Ten points of two classes. */
    public static class Right implements Dataset, Dataset.Opened, Dataset.Split {
        @Override
        public String name() {
            return "points";
        }

        @Override
        public String description() {
            return "ten points of two classes";
        }

        @Override
        public Opened open(Settings settings, DataFolders folders) {
            return this;
        }

        @Override
        public Description describe() {
            return Description.of("Points", List.of(2)).withClasses(List.of("even", "odd"));
        }

        @Override
        public Map<String, Split> splits() {
            return Map.of("train", this);
        }

        @Override
        public int size() {
            return 10;
        }

        @Override
        public Example get(int index) {
            if (index < 0 || index >= size()) {
                throw new IndexOutOfBoundsException(index);
            }
            return Example.of(sample(index), new Target.ClassLabel(index % 2));
        }

        Sample sample(int index) {
            return new Sample.Values(new double[] {index, -index}, new int[] {2});
        }

        @Override
        public int labelOf(int index) {
            return index % 2;
        }
    }

    public static class OtherShape extends Right {
        @Override
        public Description describe() {
            return Description.of("Points", List.of(3)).withClasses(List.of("even", "odd"));
        }
    }

    public static class NotFinite extends Right {
        @Override
        Sample sample(int index) {
            return new Sample.Values(new double[] {1.0 / index, 0}, new int[] {2});
        }
    }

    public static class ChannelTooMany extends Right {
        @Override
        Sample sample(int index) {
            return new Sample.Events(2, new int[] {index % 3}, new double[] {1}, null);
        }
    }

    public static class OneClassTooFew extends Right {
        @Override
        public Description describe() {
            return Description.of("Points", List.of(2)).withClasses(List.of("any"));
        }
    }

    public static class OtherLabels extends Right {
        @Override
        public int labelOf(int index) {
            return 1 - index % 2;
        }
    }

    public static class OtherEachTime extends Right {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        Sample sample(int index) {
            return new Sample.Values(new double[] {calls.incrementAndGet(), 0}, new int[] {2});
        }
    }

    public static class WithoutTrainingSplit extends Right {
        @Override
        public Map<String, Split> splits() {
            return Map.of("all", this);
        }
    }

    public static class Endless extends Right {
        @Override
        public Example get(int index) {
            return super.get(Math.floorMod(index, size()));
        }
    }

    public static class ThrowsWhereFilesAreMissing extends Right {
        @Override
        public Opened open(Settings settings, DataFolders folders) {
            folders.find("points.csv").orElseThrow();
            return this;
        }
    }

    public static class SaysLittleOfMissingFiles extends Right {
        @Override
        public Opened open(Settings settings, DataFolders folders) {
            throw new RanvierException(Problem.data("dataset points", "null.", ""));
        }
    }

    public static class KnewAnotherShape extends Right {
        @Override
        public Optional<Description> staticDescription(Settings settings) {
            return Optional.of(Description.of("Points", List.of(7)));
        }
    }

    public static class TwinClasses extends Right {
        @Override
        public Description describe() {
            return Description.of("Points", List.of(2)).withClasses(List.of("point", "point"));
        }
    }

    public static class SourceWithoutLicence extends Right {
        @Override
        public List<DataSource> sources() {
            RemoteFile file =
                    RemoteFile.at("points.csv", 10, Checksum.sha256("0".repeat(64)), "https://example.org/points.csv");
            return List.of(DataSource.of("points", "Points", List.of(file)));
        }
    }
}
