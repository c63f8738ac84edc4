package org.ranvier.training.split;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;

/**
 * Data of which nothing but the classes and groups of its samples may be asked, as when it is divided.
 *
 * @param classes the names of the classes
 * @param labels the class of each sample, by split
 * @param groups whom a sample is from
 */
record LabelledData(List<String> classes, Map<String, int[]> labels, IntFunction<String> groups)
        implements Dataset.Opened {

    /** Samples from nobody in particular. */
    static LabelledData of(List<String> classes, Map<String, int[]> labels) {
        return new LabelledData(classes, labels, _ -> "");
    }

    @Override
    public Dataset.Description describe() {
        return Dataset.Description.of("LabelledData", List.of(1)).withClasses(classes);
    }

    @Override
    public Map<String, Dataset.Split> splits() {
        Map<String, Dataset.Split> splits = new LinkedHashMap<>();
        labels.forEach((name, own) -> splits.put(name, new Labels(own, groups)));
        return splits;
    }

    private record Labels(int[] labels, IntFunction<String> groups) implements Dataset.Split {

        @Override
        public int size() {
            return labels.length;
        }

        @Override
        public Example get(int index) {
            throw new UnsupportedOperationException("dividing data reads no sample");
        }

        @Override
        public int labelOf(int index) {
            return labels[index];
        }

        @Override
        public String groupOf(int index) {
            return groups.apply(index);
        }
    }
}
