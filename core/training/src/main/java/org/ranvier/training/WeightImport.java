package org.ranvier.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;
import org.ranvier.data.AtomicFile;
import org.ranvier.training.weights.MappedWeights;
import org.ranvier.training.weights.NamedArrays;
import org.ranvier.training.weights.WeightMap;

/** Import of numbers that were trained elsewhere into a network that is described here. */
public final class WeightImport {

    private static final String TRAINING = "training";

    private final Mapping like;
    private final MappedWeights.Filled filled;

    private WeightImport(Mapping like, MappedWeights.Filled filled) {
        this.like = like;
        this.filled = filled;
    }

    /** Returns whether a file has arrays and no network, by its name. */
    public static boolean isForArrays(Path file) {
        return NamedArrays.isOne(file);
    }

    /**
     * Reads arrays and fits them into a network.
     *
     * @param arrays a file of named arrays
     * @param map which of them belongs where
     * @param like an experiment, or a network to simulate
     * @throws org.ranvier.api.RanvierException with all that does not fit
     */
    public static WeightImport read(Path arrays, Path map, Mapping like) {
        Problems problems = new Problems();
        double dtMs = new ConfigReader(like, problems).child("time").number("dt", org.ranvier.api.Range.above(0), 1);
        problems.throwIfAny();
        return new WeightImport(
                like, MappedWeights.read(arrays, WeightMap.read(map), dtMs).into(like));
    }

    /** Returns what became of which array, one line each. */
    public List<String> taken() {
        return filled.taken();
    }

    /** Returns whether the numbers belong to an experiment, and not to a network to simulate. */
    public boolean isExperiment() {
        return like.get(TRAINING).isPresent();
    }

    /** Writes the network to simulate, with all its numbers. */
    public void writeNetwork(Path file) {
        String text = ConfigWriter.write(filled.full());
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes a run of the experiment, with the numbers in its checkpoints.
     *
     * @param out the run directory, or null for one under {@code runs/}
     * @return the run directory
     */
    public Path makeRun(Path out, Experiment.Environment environment) {
        return Experiment.load(filled.full(), Experiment.Changes.NONE, environment)
                .keep(out, filled.bare());
    }
}
