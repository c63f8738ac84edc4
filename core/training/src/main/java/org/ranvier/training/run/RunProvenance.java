package org.ranvier.training.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.ApiVersion;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Initializer;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.training.backend.Backends;
import org.ranvier.training.component.Components.Source;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.component.Start;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Layer;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.signal.Scaling;
import org.ranvier.training.split.SplitRecord;

/**
 * Writes down what a run was made of: every component with all its settings, every plugin with its hash, the machine.
 */
public final class RunProvenance {

    /** The key of the number of epochs planned. */
    static final String EPOCHS = "epochs";

    /** The key of the seed. */
    static final String SEED = "seed";

    /** The key of the offset and the scale of every channel. */
    static final String NORMALISATION = "normalisation";

    private final List<Object> components = new ArrayList<>();
    private final Set<Plugin> plugins = new LinkedHashSet<>();

    private RunProvenance() {}

    public static Map<String, Object> of(Pipeline pipeline, int threads) {
        ExperimentSpec spec = pipeline.spec();
        RunProvenance r = collected(pipeline);
        Map<String, Object> resolved = new LinkedHashMap<>();
        resolved.put("name", spec.name());
        resolved.put(SEED, spec.seed());
        resolved.put("backend", pipeline.choice().candidate().reference());
        resolved.put("threads", threads);
        resolved.put("data", pipeline.data().title());
        resolved.put(DataFiles.KEY, DataFiles.of(pipeline));
        resolved.put(EPOCHS, spec.training().epochs());
        resolved.put(Continuation.SPLITS, SplitRecord.of(pipeline.splits()));
        if (!pipeline.splits().scaling().equals(Scaling.NONE)) {
            resolved.put(NORMALISATION, pipeline.splits().scaling().record());
        }
        resolved.put(SelectedBy.KEY, SelectedBy.of(pipeline.metrics().selecting()));
        resolved.put("parameters", pipeline.trainedNumbers());
        resolved.put("api", ApiVersion.current());
        resolved.put("components", r.components);
        resolved.put("plugins", r.hashes());
        resolved.put("machine", machine());
        return resolved;
    }

    /** Every plugin that has a part in it, {@code id@version}, with its SHA-256. */
    public static Map<String, String> plugins(Pipeline pipeline) {
        return collected(pipeline).hashes();
    }

    /** Every plugin that has a part in it. */
    public static Set<Plugin> used(Pipeline pipeline) {
        return collected(pipeline).plugins;
    }

    private Map<String, String> hashes() {
        Map<String, String> hashes = new LinkedHashMap<>();
        plugins.forEach(plugin -> hashes.put(plugin.toString(), plugin.sha256()));
        return hashes;
    }

    private static RunProvenance collected(Pipeline pipeline) {
        ExperimentSpec spec = pipeline.spec();
        RunProvenance r = new RunProvenance();
        r.add("data", spec.data().dataset());
        r.add("encoder", spec.encoder());
        spec.layers().forEach(r::add);
        r.add("objective", spec.objective());
        r.add("optimizer", spec.training().optimizer());
        spec.training().schedules().forEach((group, schedule) -> r.add(group.word() + ".schedule", schedule));
        spec.training().penalties().forEach(p -> r.add(p.group().word() + ".regularizer", p.regularizer()));
        spec.training().activityPenalties().forEach(p -> r.add("spikes.regularizer", p));
        r.add(pipeline.choice().candidate());
        return r;
    }

    private void add(Backends.Candidate backend) {
        add("backend", backend.backend().name(), backend.plugin().toString(), backend.settings(), List.of());
        addPlugin(backend.plugin());
    }

    private void add(Layer layer) {
        add(layer.name() + ".neuron", layer.neuron());
        add(layer.name() + ".surrogate", layer.surrogate());
        for (Connection in : layer.incoming()) {
            add(in.name() + ".connectivity", in.connectivity());
            in.structure().ifPresent(structure -> add(in.name() + ".structure", structure));
            add(in.name() + ".synapse", in.synapse());
            add(in.name() + ".weights", in.weights().parametrization());
            add(in.name() + ".weights", in.weights().numbers().start());
            in.bias().ifPresent(bias -> add(in.name() + ".bias", bias.start()));
            add(in.name() + ".delays", in.delays().learner());
            add(in.name() + ".delays", in.delays().numbers().start());
        }
    }

    private <C extends Component> void add(String role, ConfiguredComponent<C> chosen) {
        List<String> trained = chosen.trained().stream().sorted().toList();
        add(role, chosen.name(), chosen.source().toString(), chosen.settings(), trained);
        if (chosen.source() instanceof Source.Plugin(Plugin plugin)) {
            addPlugin(plugin);
        }
        chosen.starts().forEach((parameter, start) -> add(role + "." + parameter, start));
    }

    /** The initialiser of a parameter, where it has one. */
    private void add(String parameter, Start start) {
        if (start instanceof Start.Drawn(ConfiguredComponent<Initializer> initializer)) {
            add(parameter + ".init", initializer);
        }
    }

    private void add(String role, String component, String plugin, Settings settings, List<String> trained) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("role", role);
        entry.put("component", component);
        entry.put("plugin", plugin);
        entry.put("settings", settings.asMap());
        entry.put("trained", trained);
        components.add(entry);
    }

    /** With those that it requires: they have a part in what it does. */
    private void addPlugin(Plugin plugin) {
        plugins.add(plugin);
        plugin.requires().forEach(this::addPlugin);
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("java", Runtime.version().toString());
        machine.put("vm", System.getProperty("java.vm.name"));
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("arch", System.getProperty("os.arch"));
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        return machine;
    }
}
