package org.ranvier.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.exchange.ImportedNetwork;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.data.AtomicFile;
import org.ranvier.training.simulate.SimulationReader;

/**
 * Import of a network from elsewhere, as a network to simulate or as a run of an experiment.
 *
 * @param network the network
 * @param learner the delay learner of connections that have delays
 */
public record NetworkImport(ImportedNetwork network, String learner) {

    private static final double DEFAULT_DT_MS = 1;
    private static final int DEFAULT_STEPS = 100;

    /** Writes a network to simulate, with all its numbers and an input without spikes. */
    public void writeNetwork(Path file) {
        double dtMs = network.dtMs().orElse(DEFAULT_DT_MS);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", SimulationReader.FORMAT);
        tree.put("time", ordered("dt", dtMs, "steps", DEFAULT_STEPS));
        tree.put("options", Map.of("mode", "inference"));
        tree.put("network", ImportedLayers.of(network, dtMs, learner, true));
        tree.put("input", ordered("channels", network.channels(), "spikes", List.of()));
        String text = ConfigWriter.write(ConfigTree.of(Place.of("import"), tree));
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes a run with the data, encoder, objective and training of an experiment, and this network in the place of its
     * own. The numbers are in the run's checkpoints.
     *
     * @param like the experiment
     * @param out the run directory, or null for one under {@code runs/}
     * @return the run directory
     */
    public Path makeRun(Mapping like, Path out, Experiment.Environment environment) {
        double dtMs = dtOf(like);
        if (network.dtMs().isPresent() && Math.abs(network.dtMs().getAsDouble() / dtMs - 1) > 1e-6) {
            throw new RanvierException(Problem.usage(
                    like.place().source(),
                    "its ticks are " + dtMs + " ms, those of the imported network "
                            + network.dtMs().getAsDouble() + " ms",
                    "set time.dt of the experiment to the same"));
        }
        ConfigNode full = ImportedLayers.of(network, dtMs, learner, true);
        ConfigNode bare = ImportedLayers.of(network, dtMs, learner, false);
        return Experiment.load(like.with("network", full), Experiment.Changes.NONE, environment)
                .keep(out, like.with("network", bare));
    }

    private static double dtOf(Mapping like) {
        Problems problems = new Problems();
        ConfigReader time = new ConfigReader(like, problems).child("time");
        double dtMs = time.number("dt", org.ranvier.api.Range.above(0), DEFAULT_DT_MS);
        problems.throwIfAny();
        return dtMs;
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }
}
