package org.ranvier.cli.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ranvier.api.data.Dataset;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Numerals;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.data.TimesLook;

/**
 * Summary of data before anyone trains on it, with advice on likely mistakes.
 *
 * @param shape the extents of a sample
 * @param channels the names of the channels; empty where they are numbers
 * @param names the names of the classes
 * @param notes what the dataset has to say of how it read the files
 * @param splits the splits
 * @param unit the unit that times are said to have
 * @param divided whether a share of the training samples will be tested on
 * @param keepsGroups whether that consists of whole groups
 */
record ImportSummary(
        List<Integer> shape,
        List<String> channels,
        List<String> names,
        List<String> notes,
        List<SplitSummary> splits,
        String unit,
        boolean divided,
        boolean keepsGroups) {

    private static final int BARS = 8;
    private static final int BAR_WIDTH = 30;

    static ImportSummary of(Dataset.Opened opened, String unit, boolean divided, boolean keepsGroups) {
        List<SplitSummary> splits = opened.splits().entrySet().stream()
                .map(split -> SplitSummary.of(split.getKey(), split.getValue()))
                .toList();
        Dataset.Description description = opened.describe();
        return new ImportSummary(
                description.shape(),
                description.channels(),
                description.classes(),
                opened.notes(),
                splits,
                unit,
                divided,
                keepsGroups);
    }

    int samples() {
        return splits.stream().mapToInt(SplitSummary::samples).sum();
    }

    void print(String name, Console console) {
        console.text().println(name + " – " + samples() + " samples, " + extents() + rate() + ", " + classes());
        if (!channels.isEmpty()) {
            Table.wrap("  channels " + String.join(", ", channels), console.width())
                    .forEach(console.text()::println);
        }
        Table table = new Table(2).row("split", "samples", "per class", "events", "length in ms");
        for (SplitSummary split : splits) {
            table.row(
                    split.name(),
                    Integer.toString(split.samples()),
                    perClass(split),
                    range(split.events()),
                    range(split.lengths()));
        }
        console.text().print(table.text(console.width()));
        List<Double> lengths =
                splits.stream().flatMap(split -> split.lengths().stream()).toList();
        if (!lengths.isEmpty()) {
            console.text().println("How long samples last, in ms");
            console.text().print(histogram(lengths).text(console.width()));
        }
        advice().forEach(console::advice);
    }

    /** Returns the groups that samples belong to, where the files name them. */
    List<String> groups() {
        return splits.stream()
                .flatMap(split -> split.groups().stream())
                .distinct()
                .toList();
    }

    /** Returns the sampling rates, such as {@code at 360 Hz}; empty where samples have none. */
    private String rate() {
        List<Double> rates = splits.stream()
                .flatMap(split -> split.hertz().stream())
                .distinct()
                .sorted()
                .toList();
        return rates.isEmpty()
                ? ""
                : " at " + number(rates.getFirst()) + (rates.size() > 1 ? " to " + number(rates.getLast()) : "")
                        + " Hz";
    }

    private String classes() {
        return names.size() + " classes" + (Numerals.areIndices(names) ? "" : ": " + String.join(", ", names));
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("shape", shape);
        json.put("channels", channels);
        json.put("classes", names.size());
        json.put("class_names", names);
        Map<String, Object> bySplit = new LinkedHashMap<>();
        splits.forEach(split -> bySplit.put(split.name(), split.json()));
        json.put("splits", bySplit);
        json.put("advice", advice());
        return json;
    }

    /** Returns likely mistakes, one clause each. */
    List<String> advice() {
        List<String> advice = new ArrayList<>();
        TimesLook.at(splits.stream().flatMap(split -> split.times().stream()).toList())
                .ifPresent(look -> advice.add("times " + look.text(unit) + "; " + look.remedy(unit)));
        long silent = splits.stream().mapToLong(SplitSummary::silent).sum();
        if (silent > 0) {
            advice.add(silent + (silent == 1 ? " sample has" : " samples have") + " no event");
        }
        silentChannels(advice);
        List<String> absent = IntStream.range(0, names.size())
                .filter(label ->
                        splits.stream().noneMatch(split -> split.perClass().containsKey(label)))
                .mapToObj(names::get)
                .toList();
        advice.addAll(notes);
        if (!absent.isEmpty() && notes.isEmpty()) {
            advice.add("no sample is of class " + absent.stream().limit(BARS).collect(Collectors.joining(", "))
                    + (absent.size() > BARS ? " …" : ""));
        }
        boolean hasTest = splits.stream().anyMatch(split -> split.name().equals("test"));
        if (!hasTest && !divided) {
            advice.add("there is no test split; --test 0.2 keeps a fifth of the training samples for it");
        }
        int groups = groups().size();
        if (!hasTest && divided && !keepsGroups && groups > 1) {
            advice.add("test samples come from the same " + groups
                    + " groups as training samples; --keep-groups keeps groups apart");
        }
        return advice;
    }

    private void silentChannels(List<String> advice) {
        BitSet used = new BitSet();
        splits.forEach(split -> used.or(split.channels()));
        int channels = shape.size() == 1 ? shape.getFirst() : 0;
        if (!used.isEmpty() && used.cardinality() < channels) {
            int unused = channels - used.cardinality();
            advice.add(unused + " of " + channels + (unused == 1 ? " channels has" : " channels have")
                    + " no event in any sample; the last one that has" + " is " + (used.length() - 1));
        }
    }

    private String extents() {
        return shape.size() == 1
                ? shape.getFirst() + " channels"
                : shape.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }

    private static String perClass(SplitSummary split) {
        if (split.perClass().isEmpty()) {
            return "–";
        }
        int least = split.perClass().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
        int most = split.perClass().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return least == most ? Integer.toString(least) : least + " to " + most;
    }

    /** Formats the range and the median, such as {@code 3 to 40, half below 12}. */
    private static String range(List<Double> numbers) {
        if (numbers.isEmpty()) {
            return "–";
        }
        List<Double> three = SplitSummary.minMedianMax(numbers);
        return number(three.getFirst()) + " to " + number(three.getLast()) + ", median " + number(three.get(1));
    }

    private static Table histogram(List<Double> lengths) {
        double most = lengths.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double width = niceWidth(most / BARS);
        int[] counts = new int[(int) Math.floor(most / width) + 1];
        lengths.forEach(length -> counts[(int) Math.floor(length / width)]++);
        int largest = IntStream.of(counts).max().orElse(1);
        Table table = new Table(2);
        for (int n = 0; n < counts.length; n++) {
            String bar = "█".repeat((int) Math.ceil((double) counts[n] * BAR_WIDTH / largest));
            table.row(number(n * width) + " to " + number((n + 1) * width), Integer.toString(counts[n]), bar);
        }
        return table;
    }

    /** One, two or five times a power of ten, at least the given width. */
    private static double niceWidth(double width) {
        if (width <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= width) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String number(double x) {
        if (x == Math.rint(x)) {
            return Long.toString((long) x);
        }
        return Math.abs(x) >= 0.1
                ? String.format(Locale.ROOT, "%.1f", x)
                : new BigDecimal(x)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
