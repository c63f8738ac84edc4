package org.ranvier.training.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ranvier.config.tree.Place;
import org.ranvier.training.trial.Trial;

/**
 * A row of a paper's table: an experiment with changes, run with several seeds.
 *
 * @param name what folders and options call it
 * @param label what the table calls it
 * @param group the curve that it is a point of; empty for none
 * @param experiment a file, or the name of a built-in experiment
 * @param changes assignments such as {@code network.hidden.neurons=20}
 * @param quick further assignments for a quick look
 * @param seeds how many seeds, from 1
 * @param quickSeeds how many for a quick look
 * @param published the paper's value, where it has one
 * @param note what else must be known; may be empty
 * @param values what {@code each} put into this row, by name
 * @param place where it stands in the file
 */
public record PaperRow(
        String name,
        String label,
        String group,
        String experiment,
        List<String> changes,
        List<String> quick,
        int seeds,
        int quickSeeds,
        Optional<PublishedValue> published,
        String note,
        Map<String, String> values,
        Place place) {

    public PaperRow {
        changes = List.copyOf(changes);
        quick = List.copyOf(quick);
        values = Map.copyOf(values);
    }

    /** Returns the changes of its experiment. */
    public List<String> changes(boolean isQuick) {
        List<String> all = new ArrayList<>(changes);
        if (isQuick) {
            all.addAll(quick);
        }
        return all;
    }

    /** Returns its trials, one a seed. */
    public List<Trial> trials(boolean isQuick) {
        return Trial.of(
                LongStream.rangeClosed(1, isQuick ? quickSeeds : seeds).boxed().toList(), 0);
    }
}
