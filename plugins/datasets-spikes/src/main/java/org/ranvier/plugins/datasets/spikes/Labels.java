package org.ranvier.plugins.datasets.spikes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Collects the classes and groups of samples that come in any order, perhaps several times. */
final class Labels {

    private final Map<Integer, Integer> labels = new HashMap<>();
    private final Map<Integer, String> groups = new HashMap<>();
    private int largest = -1;

    /** A sample's class; each time the same. */
    void put(CsvTable.Row row, int sample, int label) {
        Integer before = labels.put(sample, label);
        if (before != null && before != label) {
            throw row.wrong("sample " + sample + " has label " + label + ", but " + before + " elsewhere");
        }
        see(sample);
    }

    /** Whom a sample is from. */
    void group(int sample, String group) {
        groups.put(sample, group);
    }

    /** A sample that exists, whether or not its class is known. */
    void see(int sample) {
        largest = Math.max(largest, sample);
    }

    /** The class of every sample. */
    int[] toArray(Request request) {
        if (largest < 0) {
            throw request.damaged("there is no event in it");
        }
        if (labels.size() <= largest) {
            int unlabelled = IntStream.rangeClosed(0, largest)
                    .filter(s -> !labels.containsKey(s))
                    .findFirst()
                    .orElseThrow();
            throw Request.problem(
                    request.labels().orElse(request.file()),
                    "",
                    "sample " + unlabelled + " has no label",
                    "number the samples from 0 without gaps, and give each a label in a column or a labels file");
        }
        return IntStream.rangeClosed(0, largest).map(labels::get).toArray();
    }

    /** The group of every sample, or empty when none is known. */
    List<String> groups(int samples) {
        return groups.isEmpty()
                ? List.of()
                : IntStream.range(0, samples).mapToObj(s -> groups.getOrDefault(s, "")).toList();
    }
}
