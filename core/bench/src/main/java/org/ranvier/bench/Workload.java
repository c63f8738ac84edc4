package org.ranvier.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Sequence;
import org.ranvier.training.Experiment;

/**
 * Something to measure: an experiment, whose first batch is trained on over and over.
 *
 * @param name what it is called; its experiment is the resource of that name
 * @param about one line for listings
 * @param rate how often its hidden neurons must spike for figures to be comparable
 * @param variants the first is measured where none is named
 */
public record Workload(String name, String about, Optional<Rate> rate, List<Variant> variants) {

    private static final String NETWORK = "network";
    private static final String DELAYS = "delays";

    public Workload {
        variants = List.copyOf(variants);
    }

    /** Its experiment as written. */
    public String text() {
        try (InputStream resource = Workload.class.getResourceAsStream(resource())) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Loads the experiment of a variant.
     *
     * @param backend another backend than its own
     * @throws org.ranvier.api.RanvierException if something that it needs is missing
     */
    public Experiment load(Variant variant, Optional<String> backend, Experiment.Environment environment) {
        return Experiment.load(
                experiment(variant),
                new Experiment.Changes(variant.changes(), OptionalLong.empty(), backend),
                environment);
    }

    /** Every layer with the delays of the variant. */
    private Mapping experiment(Variant variant) {
        Mapping file = (Mapping) ConfigParser.parse(resource(), text());
        Sequence layers = (Sequence) file.get(NETWORK).orElseThrow();
        List<ConfigNode> changed = new ArrayList<>();
        for (ConfigNode layer : layers.items()) {
            Mapping plain = ((Mapping) layer).without(DELAYS);
            changed.add(variant.delays()
                    .<ConfigNode>map(delays -> plain.with(DELAYS, ConfigParser.parse(variant.name(), delays)))
                    .orElse(plain));
        }
        return file.with(NETWORK, Sequence.of(layers.place(), changed));
    }

    private String resource() {
        return name + ".yaml";
    }
}
