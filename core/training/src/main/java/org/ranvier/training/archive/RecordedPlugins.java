package org.ranvier.training.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.training.run.RecordReader;
import org.ranvier.training.run.RunDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The plugins that a run was made with, as its {@code resolved.json} tells: what evaluates it, exports it or goes on
 * with it uses these and no others, or says so.
 *
 * @param run the run directory
 * @param sha256 the SHA-256 of every plugin, by {@code id@version}
 * @param components which plugin each component was from
 */
public record RecordedPlugins(Path run, Map<String, String> sha256, List<Component> components) {

    private static final String BACKEND = "backend";
    private static final String AS_INSTALLED = "--plugins-as-installed";

    /** The contract of what has a role; the last word of the role says which. */
    private static final Map<String, String> CONTRACTS = Map.ofEntries(
            Map.entry("data", "Dataset"),
            Map.entry("augmentation", "Augmentation"),
            Map.entry("encoder", "Encoder"),
            Map.entry("neuron", "Neuron"),
            Map.entry("surrogate", "Surrogate"),
            Map.entry("connectivity", "Connectivity"),
            Map.entry("structure", "StructureLearner"),
            Map.entry("synapse", "Synapse"),
            Map.entry("weights", "WeightParametrization"),
            Map.entry("delays", "DelayLearner"),
            Map.entry("init", "Initializer"),
            Map.entry("objective", "Objective"),
            Map.entry("optimizer", "Optimizer"),
            Map.entry("schedule", "Schedule"),
            Map.entry("regularizer", "Regularizer"),
            Map.entry(BACKEND, "Backend"));

    /**
     * A component of the run.
     *
     * @param role what it does there, such as {@code hidden.neuron}
     * @param name its name
     * @param plugin its plugin, {@code id@version}
     */
    public record Component(String role, String name, String plugin) {

        private Optional<Pins.Pin> pin() {
            String word = role.substring(role.lastIndexOf('.') + 1);
            return Optional.ofNullable(CONTRACTS.get(word)).map(contract -> new Pins.Pin(contract, name, plugin));
        }
    }

    /** Reads the plugins of a run; none if the run does not record them. */
    public static RecordedPlugins of(Path run) {
        try {
            JsonNode resolved = new RecordReader(run).resolved().orElseGet(MissingNode::getInstance);
            Map<String, String> plugins = new LinkedHashMap<>();
            resolved.path("plugins")
                    .properties()
                    .forEach(p -> plugins.put(p.getKey(), p.getValue().asString("")));
            List<Component> components = new ArrayList<>();
            resolved.path("components")
                    .forEach(c -> components.add(new Component(
                            c.path("role").asString(""),
                            c.path("component").asString(""),
                            c.path("plugin").asString(""))));
            return new RecordedPlugins(run, plugins, components);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.data(
                            run.resolve(RunDirectory.RESOLVED).toString(),
                            "it is damaged, so that nobody knows which plugins the run was made with",
                            "restore it from a copy, or remove it to use the plugins that are installed"),
                    e);
        }
    }

    /**
     * Returns the pins by which plugins are chosen.
     *
     * @param anyVersion whether other versions may take their place
     */
    public Pins pins(boolean anyVersion) {
        return new Pins(
                sha256.keySet(),
                components.stream().flatMap(c -> c.pin().stream()).toList(),
                anyVersion);
    }

    /**
     * Compares them with those that are installed.
     *
     * @param otherBackend whether the run's own backend is not used
     * @param asInstalled whether others may take their place
     * @return what is to be said, a sentence each
     * @throws RanvierException with all that are missing or others, unless others may take their place
     */
    public List<String> compare(PluginRuntime installed, boolean otherBackend, boolean asInstalled) {
        List<Problem> problems = new ArrayList<>();
        List<String> rebuilt = new ArrayList<>();
        sha256.forEach((plugin, recorded) -> {
            if (otherBackend && isBackendAlone(plugin)) {
                return;
            }
            List<Plugin> versions = installed.plugins().stream()
                    .filter(other -> other.id().equals(plugin.replaceFirst("@.*", "")))
                    .toList();
            Optional<Plugin> same = versions.stream()
                    .filter(other -> other.toString().equals(plugin))
                    .findFirst();
            if (same.isEmpty()) {
                problems.add(missing(plugin, recorded, versions));
            } else if (!same.get().sha256().equals(recorded)) {
                if (installed.isBundled(same.get())) {
                    rebuilt.add(plugin);
                } else {
                    problems.add(exchanged(plugin, recorded, same.get()));
                }
            }
        });
        if (!problems.isEmpty() && !asInstalled) {
            throw new RanvierException(problems);
        }
        List<String> notes = new ArrayList<>();
        if (sha256.isEmpty()) {
            notes.add("the run does not tell which plugins it was made with (" + RunDirectory.RESOLVED
                    + "), and so those that are installed are used");
        }
        if (!rebuilt.isEmpty()) {
            notes.add("the run was made with another build of " + String.join(", ", rebuilt)
                    + ", which come with Ranvier; results may differ where their code does");
        }
        if (!problems.isEmpty()) {
            notes.add("the plugins as installed are used, not those that the run was made with: "
                    + problems.stream()
                            .map(p -> p.plugin() + ", as " + p.message())
                            .collect(Collectors.joining("; ")));
        }
        return notes;
    }

    private boolean isBackendAlone(String plugin) {
        List<String> roles = components.stream()
                .filter(c -> c.plugin().equals(plugin))
                .map(Component::role)
                .toList();
        return !roles.isEmpty() && roles.stream().allMatch(BACKEND::equals);
    }

    private Problem missing(String plugin, String recorded, List<Plugin> versions) {
        String there = versions.isEmpty()
                ? "no version of it is installed"
                : "installed is " + versions.stream().map(Plugin::toString).collect(Collectors.joining(", "));
        return Problem.plugin(
                plugin,
                run.toString(),
                "the run was made with this version (SHA-256 " + recorded + "), but " + there,
                "install it beside with: ranvier plugin install " + plugin.replace('@', '-')
                        + ".jar; or use what is installed, with" + " other results perhaps: " + AS_INSTALLED);
    }

    private Problem exchanged(String plugin, String recorded, Plugin installed) {
        return Problem.plugin(
                plugin,
                run.toString(),
                "the run was made with the build of SHA-256 " + recorded + ", but installed is one of SHA-256 "
                        + installed.sha256() + " (" + installed.location() + ")",
                "install the build that the run was made with; or use what is installed, with other results perhaps: "
                        + AS_INSTALLED);
    }
}
