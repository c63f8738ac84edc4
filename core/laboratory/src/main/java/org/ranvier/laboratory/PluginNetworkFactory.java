package org.ranvier.laboratory;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.laboratory.verify.Scene;
import org.ranvier.runtime.Defaults;
import org.ranvier.testkit.spi.NetworkFactory;
import org.ranvier.training.component.ComponentChooser;
import org.ranvier.training.component.Components;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkReader;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.plan.PlanBuilder;
import org.ranvier.training.plan.PlanJson;

/**
 * The plugins of the test's paths, or those of the plugin that is being verified, and the reader of networks, behind
 * what the test kit asks for.
 */
public final class PluginNetworkFactory implements NetworkFactory {

    private static final Components.Source.Own SOURCE = new Components.Source.Own("the test");

    private static final Defaults DEFAULTS = readDefaults();

    private final Map<Class<?>, List<?>> known = new LinkedHashMap<>();

    @Override
    @SuppressWarnings("unchecked")
    public <C extends Component> List<C> installed(Class<C> contract) {
        if (Scene.CURRENT.isBound()) {
            return Scene.CURRENT.get().installed(contract);
        }
        ClassLoader loader = Component.class.getClassLoader();
        return (List<C>) known.computeIfAbsent(
                contract, c -> new Installed().all(ServiceLoader.load(contract, loader), contract));
    }

    @Override
    public Built build(Sketch sketch) {
        BuiltNetwork network = PlanBuilder.build(read(sketch), sketch.seed());
        Map<String, double[]> starts = new LinkedHashMap<>();
        network.starts().forEach(start -> starts.put(start.spec().name(), start.values(sketch.seed())));
        return new Built(network.plan(), starts);
    }

    @Override
    public TrainedNetwork network(Sketch sketch) {
        return PlanBuilder.build(read(sketch), sketch.seed()).trained("network", sketch.seed());
    }

    private NetworkSpec read(Sketch sketch) {
        Problems problems = new Problems();
        Place place = Place.of("sketch");
        Window window = Window.of(sketch.dtMs(), sketch.ticks());
        List<NetworkSpec.Layer> layers = List.of();
        try (ConfigReader file = new ConfigReader(ConfigTree.of(place, Map.of("network", sketch.layers())), problems)) {
            ComponentChooser chooser =
                    new ComponentChooser(new OnPath().with(SOURCE, sketch.own().toArray(Component[]::new)), problems);
            ConfiguredComponent<Surrogate> surrogate = chooser.choose(
                            Surrogate.class,
                            installed(Surrogate.class).getFirst().name(),
                            place)
                    .orElseThrow();
            layers = new NetworkReader(chooser, surrogate, window).read(file, "network");
        }
        problems.throwIfAny();
        return new NetworkSpec(window, sketch.channels(), sketch.graded(), layers, sketch.detachReset(), false, true);
    }

    /** The components of the test's paths. */
    private final class OnPath implements Components {
        @Override
        public <C extends Component> Found<C> find(Class<C> contract, String reference, String where) {
            return all(contract).stream()
                    .filter(c -> c.name().equals(reference))
                    .findFirst()
                    .map(c -> new Found<>(c, SOURCE))
                    .orElseThrow(() -> new RanvierException(missing(contract, reference, where)));
        }

        @Override
        public <C extends Component> List<C> all(Class<C> contract) {
            return Scene.CURRENT.isBound() ? Scene.CURRENT.get().all(contract) : installed(contract);
        }

        @Override
        public Defaults defaults() {
            return DEFAULTS;
        }
    }

    /** Reads the defaults of the distribution, whose file the build packs beside this class. */
    private static Defaults readDefaults() {
        try (Reader reader = new InputStreamReader(
                PluginNetworkFactory.class.getResourceAsStream(Defaults.FILE), StandardCharsets.UTF_8)) {
            return Defaults.read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem missing(Class<? extends Component> contract, String reference, String where) {
        String names = installed(contract).stream().map(Component::name).collect(Collectors.joining(", "));
        return Problem.plugin(
                "",
                where,
                "no " + contract.getSimpleName() + " '" + reference + "' is on the test's path; there are: " + names,
                "add the plugin that has it to the test's dependencies");
    }

    @Override
    public String json(NetworkPlan plan) {
        return PlanJson.write(plan);
    }
}
