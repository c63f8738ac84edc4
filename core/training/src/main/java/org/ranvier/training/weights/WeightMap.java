package org.ranvier.training.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;

/**
 * Where the arrays of a file belong in a network.
 *
 * @param entries one for each array that is used
 * @param ignored the names of those that are not
 * @param source the file, for messages
 */
public record WeightMap(List<Entry> entries, List<String> ignored, String source) {

    /** The version of the format. */
    public static final String FORMAT = "ranvier-weights/1";

    /**
     * Where an array belongs.
     *
     * @param array its name
     * @param to the path of what it becomes, such as {@code hidden.weights} or {@code hidden.neuron.tau_mem}
     * @param transpose whether rows and columns change places; without, a row belongs to a postsynaptic neuron
     * @param conversion what is done with every number before it is scaled
     * @param scale a factor
     */
    record Entry(String array, String to, boolean transpose, Conversion conversion, double scale, Place place) {}

    /**
     * Reads a map.
     *
     * @throws org.ranvier.api.RanvierException with all that is wrong in it
     */
    public static WeightMap read(Path file) {
        return read(ConfigParser.read(file));
    }

    static WeightMap read(Mapping file) {
        Problems problems = new Problems();
        List<Entry> entries = new ArrayList<>();
        List<String> ignored;
        try (ConfigReader reader = new ConfigReader(file, problems)) {
            reader.choice("format", List.of(FORMAT));
            ignored = reader.texts("ignore");
            for (ConfigReader entry : reader.children("arrays")) {
                entries.add(new Entry(
                        entry.text("name"),
                        entry.text("to"),
                        entry.flag("transpose", false),
                        Conversion.ofWord(entry.choice("from", Conversion.words())),
                        entry.number("scale", Range.ALL, 1),
                        entry.place("to")));
            }
        }
        problems.throwIfAny();
        return new WeightMap(List.copyOf(entries), ignored, file.place().source());
    }
}
