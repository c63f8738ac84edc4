package org.ranvier.plugins.datasets.spikes.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.plugins.datasets.spikes.recording.Polarity;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/** The channels of events in a table, numbers or names, and their polarities while these are wanted. */
final class EventChannels {

    private static final String CHANNEL = "channel";

    private final Request request;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<Boolean> off = new ArrayList<>();
    private String column = "";
    private boolean numbers;

    EventChannels(Request request) {
        this.request = request;
    }

    /** The number of the channel in a row: its own, or that of its name, in the order in which names occur. */
    int number(CsvTable.Row row) {
        polarity(row);
        String text = row.text(CHANNEL).orElseThrow();
        boolean number = text.isEmpty() || text.matches("[-+.\\d].*") || row.isMissing(text);
        if (number ? !names.isEmpty() : numbers) {
            throw row.wrong("the channel '" + text + "' is a " + (number ? "number" : "name")
                    + ", but those before it are " + (number ? "names" : "numbers"));
        }
        if (number) {
            numbers = true;
            return row.wholeNumber(CHANNEL);
        }
        return names.computeIfAbsent(text, name -> names.size());
    }

    private void polarity(CsvTable.Row row) {
        if (request.polarity() == Polarity.IGNORE) {
            return;
        }
        if (column.isEmpty()) {
            column = Polarity.NAMES.stream().filter(row::has).findFirst().orElse("");
        }
        if (!column.isEmpty()) {
            String text = row.text(column).orElseThrow();
            int is = Polarity.off(text);
            if (is < 0) {
                throw row.wrong("the " + column + " '" + text + "' is " + Polarity.expected());
            }
            off.add(is == 1);
        }
    }

    /** Refuses a table without polarities where these are wanted. */
    void requirePolarity() {
        if (request.polarity() != Polarity.IGNORE && column.isEmpty()) {
            throw request.damaged("it has no column polarity or p, which the setting polarity asks for");
        }
    }

    boolean coded() {
        return !column.isEmpty();
    }

    /** The names in the order of letters; empty where channels are numbers. */
    List<String> names() {
        return names.keySet().stream().sorted().toList();
    }

    /** The channels of the events, by name and polarity where there are such. */
    int[] codes(int[] channels) {
        int[] codes = channels.clone();
        if (!names.isEmpty()) {
            List<String> sorted = names();
            int[] place = names.keySet().stream().mapToInt(sorted::indexOf).toArray();
            Arrays.setAll(codes, i -> place[channels[i]]);
        }
        if (coded()) {
            int[] plain = codes.clone();
            Arrays.setAll(codes, i -> 2 * plain[i] + (off.get(i) ? 1 : 0));
        }
        return codes;
    }

    /** The columns that are read, with that of polarities where these are wanted. */
    List<String> known(List<String> columns) {
        List<String> known = new ArrayList<>(columns);
        known.add(column);
        return known;
    }
}
