package org.ranvier.laboratory.verify;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.DiscoverySelector;
import org.ranvier.api.Component;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

/**
 * The program that {@code ranvier plugin verify} starts in a process of its own, since a plugin can end the process
 * that it runs in. It says on stdout, a line each, what it begins to test and how that ended ({@link Report}); what
 * plugins print goes to stderr.
 */
public final class Verification {

    private final PluginRuntime plugins;
    private final Plugin plugin;
    private final String backend;
    private final Report report;

    private Verification(PluginRuntime plugins, Plugin plugin, String backend, Report report) {
        this.plugins = plugins;
        this.plugin = plugin;
        this.backend = backend;
        this.report = report;
    }

    /**
     * Runs the contracts of all components of a plugin.
     *
     * @param args the plugin as {@code id@version}; the name of the backend that networks run on, or nothing for all;
     *     then the folders of plugins, that with the plugin among them
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        List<Path> folders = Arrays.stream(args).skip(2).map(Path::of).toList();
        PluginRuntime plugins = PluginRuntime.open(folders);
        new Verification(plugins, plugins.plugin(args[0], ""), args[1], new Report(out)).run();
        // Threads that a plugin left behind must not keep the process.
        System.exit(0);
    }

    private void run() {
        requireBackend();
        report.begin("", "", "components");
        List<Provided<?>> components = plugins.components(plugin);
        report.end(new Suite.Outcome(components.size(), Map.of(), problems()));
        for (Provided<?> subject : components) {
            Class<? extends Component> contract = contract(subject);
            run(
                    "contract",
                    new Scene(plugins, subject, null),
                    List.of(selectClass(Contracts.of(contract, subject.component()))));
            if (Scene.IN_NETWORKS.contains(contract)) {
                for (Provided<Backend> one : plugins.all(Backend.class)) {
                    if (backend.isEmpty()
                            ? !Contracts.InNetworks.decides(one.name())
                            : one.name().equals(backend)) {
                        run(
                                "networks on " + one.name(),
                                new Scene(plugins, subject, Fresh.of(Backend.class, one.type())),
                                networks(contract));
                    }
                }
            }
        }
    }

    private void requireBackend() {
        List<String> names = plugins.all(Backend.class).stream()
                .map(Provided::name)
                .distinct()
                .toList();
        if (!backend.isEmpty() && !names.contains(backend)) {
            report.begin("", "", "backends");
            report.end(new Suite.Outcome(
                    0,
                    Map.of(),
                    List.of(new Suite.Failure(
                            backend, "there is no such backend; there are " + String.join(", ", names)))));
        }
    }

    /** What keeps components from working; another copy of the plugin, which is installed perhaps, does not. */
    private List<Suite.Failure> problems() {
        return plugins.problems().stream()
                .filter(problem -> problem.plugin().equals(plugin.toString()))
                .filter(problem -> !isElsewhere(problem.where()))
                .map(problem -> new Suite.Failure(problem.where(), problem.message() + "; " + problem.remedy()))
                .toList();
    }

    private boolean isElsewhere(String where) {
        return where.startsWith(plugin.location().getRoot().toString())
                && !where.startsWith(plugin.location().toString());
    }

    private void run(String what, Scene scene, List<DiscoverySelector> tests) {
        report.begin(scene.subject().name(), contract(scene.subject()).getSimpleName(), what);
        ScopedValue.where(Scene.CURRENT, scene).run(() -> {
            Optional<String> obstacle =
                    scene.backend() == null ? Fitting.obstacle(scene.subject().component()) : Probe.obstacle(scene);
            report.end(
                    obstacle.isPresent()
                            ? new Suite.Outcome(0, Map.of(obstacle.get(), 1), List.of())
                            : Suite.run(
                                    tests, scene.subject().type().getModule().getName(), report::tested));
        });
    }

    /** What a component of a network is tested with on every backend. */
    private static List<DiscoverySelector> networks(Class<? extends Component> contract) {
        List<String> tests = contract == Optimizer.class
                ? List.of("everyOptimizerAgreesWithTheReference")
                : List.of("everyPairOfFeaturesAgreesWithTheReference", "batchesDoNotKnowOfThoseBefore");
        List<DiscoverySelector> selectors = new ArrayList<>();
        tests.forEach(name -> selectors.add(selectMethod(Contracts.InNetworks.class, name)));
        return selectors;
    }

    /** The contract of the api that a component keeps. */
    static Class<? extends Component> contract(Provided<?> subject) {
        return Arrays.stream(subject.component().getClass().getInterfaces())
                .filter(Component.class::isAssignableFrom)
                .findFirst()
                .orElseThrow()
                .asSubclass(Component.class);
    }
}
