package org.ranvier.conformance.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.conformance.Plugins;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

/**
 * Nothing in core names a plugin: its sources have no string that is the name of a component or plugin of the
 * distribution, nor one that proposes it in a sentence. What is taken by default stands in the distribution's
 * {@code defaults.properties}.
 */
class NoPluginNamesTest {

    private static final Path CORE = Path.of("../../core");

    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]++|\\\\.)++)\"");

    /** Kinds of words before a name, or signs around one, that make a name of what may be a plain word elsewhere. */
    private static final String NAMES = "(?:type: |'|\\b(?:backend|dataset|encoder|learner|neuron|surrogate|synapse) )";

    /** Words of core itself that components happen to be called by, by the file that has them. */
    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            // Keys of the formats of experiments and networks to simulate, and names of recorded quantities.
            Map.entry("ExperimentReader", Set.of("spikes")),
            Map.entry("NetworkImport", Set.of("spikes")),
            Map.entry("Explanation", Set.of("spikes")),
            Map.entry("ExperimentSummary", Set.of("spikes")),
            Map.entry("Quantities", Set.of("spikes")),
            Map.entry("Trace", Set.of("spikes")),
            Map.entry("NeuronGrid", Set.of("spikes")),
            Map.entry("RecordedQuantity", Set.of("spikes")),
            Map.entry("Runs", Set.of("spikes")),
            Map.entry("Simulation", Set.of("spikes")),
            Map.entry("SimulationInput", Set.of("spikes")),
            Map.entry("SimulationOutput", Set.of("spikes")),
            Map.entry("SimulationReader", Set.of("spikes")),
            Map.entry("SpikeTable", Set.of("spikes")),
            Map.entry("Targets", Set.of("spikes")),
            // How many there are, of delays, of numbers and of confidence.
            Map.entry("AnalyseReceptiveFields", Set.of("bins")),
            Map.entry("AnalyseDistributions", Set.of("bins")),
            Map.entry("AnalyseClasses", Set.of("bins")),
            // What an optimiser's rule may read, and a distribution that is drawn from.
            Map.entry("TrainingStep", Set.of("rate", "step")),
            Map.entry("TrainingState", Set.of("step")),
            Map.entry("CodePrinter", Set.of("normal", "uniform")),
            Map.entry("ExprPrinter", Set.of("normal", "uniform")),
            Map.entry("ExprJson", Set.of("normal")),
            // A key of the maps by which weights are imported, and one of MLflow's own.
            Map.entry("WeightMap", Set.of("arrays")),
            Map.entry("RemoteRun", Set.of("step")),
            // A keyword of content security policies.
            Map.entry("Answer", Set.of("none")),
            Map.entry("Page", Set.of("none")),
            // A distribution that settings of sweeps are drawn from, and a key of their files.
            Map.entry("Draw", Set.of("uniform")),
            Map.entry("SweepFile", Set.of("set")),
            // An option of the command line.
            Map.entry("ExperimentOptions", Set.of("set")),
            Map.entry("Validator", Set.of("threshold")));

    /** What an encoder that leaves samples as they are is called, and everything else that is not there. */
    private static final String NOTHING = "none";

    /** Workloads never change, so that figures can be compared over the years, and name what they measure. */
    private static final Set<String> MEASURED = Set.of("Workloads", "Growth", "Variant");

    @Test
    void noStringOfCoreIsTheNameOfAComponentOrProposesOne() throws IOException {
        Set<String> names = names();
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            String type = source.getFileName().toString().replace(".java", "");
            if (!MEASURED.contains(type)) {
                for (String name : named(withoutComments(Files.readString(source)), names)) {
                    if (!OWN.getOrDefault(type, Set.of()).contains(name)) {
                        found.add(CORE.relativize(source) + ": " + name);
                    }
                }
            }
        }

        assertThat(names).contains("simd", "dense", "arctan", "backend-reference");
        assertThat(found)
                .as("names of plugins or their components; put what is a default into defaults.properties")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f(\"simd\")",
                "\"write dataset: {type: simd, channels: 3}\"",
                "\"choose backend simd instead\"",
                "\"the backend 'simd' can\""
            })
    void aNameIsFoundAsAStringAndInASentence(String code) {
        assertThat(named(code, Set.of("simd"))).containsExactly("simd");
    }

    @Test
    void aHelpTextsExampleOfACommandMayNameOne() {
        assertThat(named("return \"ranvier evaluate runs/a --against reference\";", Set.of("reference")))
                .isEmpty();
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        PluginRuntime plugins = Plugins.open();
        for (Plugin plugin : plugins.plugins()) {
            names.add(plugin.id());
            for (Provided<?> provided : plugins.components(plugin)) {
                names.add(provided.name());
            }
        }
        return names;
    }

    private static Set<String> named(String code, Set<String> names) {
        Set<String> found = new TreeSet<>();
        Matcher strings = STRING.matcher(code);
        while (strings.find()) {
            String text = strings.group(1);
            if (names.contains(text) && !text.equals(NOTHING)) {
                found.add(text);
            } else if (!text.startsWith("ranvier ")) {
                Matcher words =
                        Pattern.compile(NAMES + "([a-z0-9]+(?:-[a-z0-9]+)*)").matcher(text);
                while (words.find()) {
                    if (names.contains(words.group(1))) {
                        found.add(words.group(1));
                    }
                }
            }
        }
        return found;
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("(?m)^\\s*//.*$", " ");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(CORE)) {
            return files.filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .toList();
        }
    }
}
