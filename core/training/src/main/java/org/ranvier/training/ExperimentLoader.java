package org.ranvier.training;

import java.util.Map;
import java.util.Optional;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.Overrides;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.training.data.ImportedData;
import org.ranvier.training.experiment.ExperimentReader;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.network.NetworkReader;
import org.ranvier.training.report.PublishedResult;

/** From a file and what is said on top of it to an experiment. */
final class ExperimentLoader {

    /** The key of the backend. */
    static final String BACKEND = "backend";

    private ExperimentLoader() {}

    /**
     * Loads what was read already.
     *
     * @throws org.ranvier.api.RanvierException with every problem of the experiment
     */
    static LoadedExperiment load(Mapping read, Experiment.Changes changes, Experiment.Environment environment) {
        Problems problems = new Problems();
        Mapping file = Overrides.apply(
                withBackend(read, changes, problems), changes.overrides(), NetworkReader::itemName, problems);
        problems.throwIfAny();
        file = PublishedResult.asOf(read, file);
        file = ImportedData.expand(file, environment.plugins(), environment.data());
        if (changes.seed().isPresent()) {
            Place place = Place.of("--seed");
            file = file.with("seed", ConfigTree.node(place, changes.seed().getAsLong()));
        }
        ExperimentSpec spec = ExperimentReader.read(file, environment.plugins(), environment.data());
        return new LoadedExperiment(read, file, changes.assignments(), spec, environment);
    }

    /**
     * The backend that was asked for takes the place of the file's; where the file has settings for that very one, they
     * stay. Assignments may then change them.
     */
    private static Mapping withBackend(Mapping file, Experiment.Changes changes, Problems problems) {
        Place place = Place.of("--backend");
        Optional<ConfigNode> wanted =
                changes.backend().flatMap(text -> ConfigParser.parseOption(place.source(), text, problems));
        Optional<ConfigNode> chosen = wanted.filter(
                        node -> !type(node).equals(file.get(BACKEND).flatMap(ExperimentLoader::type)))
                .or(() -> wanted.filter(Mapping.class::isInstance))
                .or(() -> file.get(BACKEND));
        boolean changed = changes.overrides().stream().anyMatch(assignment -> assignment.startsWith(BACKEND + "."));
        return chosen.map(node -> changed && node instanceof Scalar
                        ? ConfigTree.of(place, Map.of(ComponentRef.TYPE, node))
                        : node)
                .map(node -> file.with(BACKEND, node))
                .orElse(file);
    }

    private static Optional<String> type(ConfigNode backend) {
        ConfigNode type = backend instanceof Mapping mapping
                ? mapping.get(ComponentRef.TYPE).orElse(null)
                : backend;
        return type instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }
}
