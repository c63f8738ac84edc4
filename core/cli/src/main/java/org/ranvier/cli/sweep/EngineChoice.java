package org.ranvier.cli.sweep;

import java.util.Optional;
import java.util.OptionalInt;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.engine.Engine;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.component.ComponentChooser;
import org.ranvier.training.component.Components;
import org.ranvier.training.component.ConfiguredComponent;

/**
 * An engine with its settings.
 *
 * @param engine the engine
 * @param settings what is set on it
 */
record EngineChoice(Engine engine, Settings settings) {

    static final String OPTION = "engine";

    /** Returns a choice as a file would write it: {@code slurm}, or {@code {type: slurm, partition: gpu}}. */
    static Optional<ComponentRef> parse(String text) {
        Problems problems = new Problems();
        Optional<ComponentRef> ref = ConfigParser.parseOption("--" + OPTION, text, problems)
                .flatMap(node -> ComponentRef.read(OPTION, node, ComponentRef.TYPE, problems));
        problems.throwIfAny();
        return ref;
    }

    /**
     * Finds the engine.
     *
     * @param asked what is asked for; the local one where nothing is
     * @param jobs how many trials are to run at once, which only the local one is told so
     */
    static EngineChoice of(Optional<ComponentRef> asked, OptionalInt jobs, LocalEngine local, PluginRuntime plugins) {
        Place place = Place.of("--" + OPTION);
        ComponentRef ref = asked.orElseGet(() -> ComponentRef.withDefault(LocalEngine.NAME, place));
        if (jobs.isPresent()) {
            if (!ref.type().equals(LocalEngine.NAME)) {
                throw new RanvierException(Problem.usage(
                        "--" + LocalEngine.JOBS,
                        "this is for the engine 'local'",
                        "see what '" + ref.type() + "' takes: ranvier plugin info " + ref.type()));
            }
            ConfigNode number = ConfigTree.node(Place.of("--" + LocalEngine.JOBS), jobs.getAsInt());
            ref = new ComponentRef(ref.type(), ref.settings().with(LocalEngine.JOBS, number), ref.place());
        }
        Problems problems = new Problems();
        Components all = Components.of(plugins).with(new Components.Source.Own("ranvier"), local);
        Optional<ConfiguredComponent<Engine>> chosen = new ComponentChooser(all, problems).choose(Engine.class, ref);
        problems.throwIfAny();
        return new EngineChoice(
                chosen.orElseThrow().component(), chosen.orElseThrow().settings());
    }
}
