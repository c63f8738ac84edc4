package org.ranvier.plugins.datasets.spikes.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.plugins.datasets.spikes.recording.ClassNames;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.recording.SplitWords;

/** Collects the classes, groups and splits of samples that come in any order, perhaps several times. */
public final class Labels {

    public static final String LABEL = "label";
    public static final String GROUP = "group";
    public static final String SPLIT = "split";

    private final Map<Integer, String> labels = new HashMap<>();
    private final Map<Integer, String> groups = new HashMap<>();
    private final Map<Integer, String> splits = new HashMap<>();
    private int largest = -1;

    /** Records what a row says about a sample, which must be the same in every row. */
    public void put(CsvTable.Row row, int sample) {
        largest = Math.max(largest, sample);
        row.text(LABEL).ifPresent(text -> put(labels, row, sample, LABEL, label(row, text)));
        row.text(GROUP).ifPresent(text -> put(groups, row, sample, GROUP, text));
        row.text(SPLIT)
                .ifPresent(text -> put(
                        splits,
                        row,
                        sample,
                        SPLIT,
                        SplitWords.split(text)
                                .orElseThrow(() -> row.wrong("the split '" + text + "' is " + SplitWords.EXPECTED))));
    }

    private static void put(Map<Integer, String> of, CsvTable.Row row, int sample, String what, String value) {
        String before = of.put(sample, value);
        if (before != null && !before.equals(value)) {
            throw row.wrong("sample " + sample + " has " + what + " " + value + ", but " + before + " elsewhere");
        }
    }

    private static String label(CsvTable.Row row, String text) {
        return ClassNames.plain(text)
                .orElseThrow(() -> row.wrong(
                        text.matches("[-+.\\d].*")
                                ? "the label '" + text + "' is not a whole number, nor a word"
                                : "the label is missing" + (text.isEmpty() ? "" : " (" + text + ")")));
    }

    /** The class of every sample. */
    public List<String> labels(Request request) {
        if (largest < 0) {
            throw request.damaged("there is no event in it");
        }
        if (labels.size() <= largest) {
            throw missing(
                    request,
                    labels,
                    "number the samples from 0 without gaps, and give each a label in a column or a labels file",
                    LABEL);
        }
        return all(labels);
    }

    /** The group of every sample, or empty when none is known. */
    public List<String> groups() {
        return groups.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(0, largest)
                        .mapToObj(s -> groups.getOrDefault(s, ""))
                        .toList();
    }

    /** The split of every sample, or empty when none is known. */
    public List<String> splits(Request request) {
        if (!splits.isEmpty() && splits.size() <= largest) {
            throw missing(request, splits, "give every sample its split", SPLIT);
        }
        return splits.isEmpty() ? List.of() : all(splits);
    }

    private RuntimeException missing(Request request, Map<Integer, String> of, String remedy, String what) {
        int without = IntStream.rangeClosed(0, largest)
                .filter(s -> !of.containsKey(s))
                .findFirst()
                .orElseThrow();
        return Request.problem(
                request.labels().orElse(request.file()), "", "sample " + without + " has no " + what, remedy);
    }

    private List<String> all(Map<Integer, String> of) {
        return IntStream.rangeClosed(0, largest).mapToObj(of::get).toList();
    }
}
