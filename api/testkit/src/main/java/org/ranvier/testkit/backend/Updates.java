package org.ranvier.testkit.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ranvier.api.backend.Program;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.testkit.backend.networks.Setup;
import org.ranvier.testkit.backend.networks.Specimen;
import org.ranvier.testkit.spi.ModelCompiler;

/** Steps of every optimiser, with and without every penalty, against the reference. */
final class Updates {

    /** Large enough that some numbers reach their bounds. */
    private static final double RATE = 0.4;

    private final Subject subject;

    Updates(Subject subject) {
        this.subject = subject;
    }

    /**
     * An optimiser with a penalty or without.
     *
     * @param name for people
     */
    record Recipe(String name, Optimizer.Rule rule, List<Expr> penalties) {

        LoweredUpdate lowered(NetworkPlan plan) {
            return ModelCompiler.find().update(rule, penalties, Trial.trained(plan));
        }
    }

    Stream<Recipe> recipes() {
        return subject.workshop().installed(Optimizer.class).stream()
                .flatMap(o -> Stream.of(1, 2, 3)
                        .map(seed -> Setup.draw(o, new SplittableRandom(seed)))
                        .distinct())
                .flatMap(Updates::rules)
                .flatMap(recipe -> Stream.concat(
                        Stream.of(recipe),
                        subject.workshop().installed(Regularizer.class).stream()
                                .map(r -> Setup.draw(r, new SplittableRandom(1)))
                                .map(r -> new Recipe(
                                        recipe.name() + " with " + r.component().name(),
                                        recipe.rule(),
                                        List.of(r.component().penalty(r.settings()))))));
    }

    /** The rules of an optimiser that differ, for whatever they are meant. */
    private static Stream<Recipe> rules(Setup<Optimizer> setup) {
        Map<LoweredUpdate, Recipe> different = new LinkedHashMap<>();
        for (Optimizer.Trained trained : Optimizer.Trained.values()) {
            Optimizer.Rule rule = setup.component().rule(setup.settings(), trained);
            different.putIfAbsent(
                    ModelCompiler.find().update(rule, List.of(), List.of()),
                    new Recipe(setup.inFile() + " for " + trained, rule, List.of()));
        }
        return different.values().stream();
    }

    /** Returns an installed optimiser that keeps slots. */
    LoweredUpdate stateful(NetworkPlan plan) {
        return recipes()
                .map(recipe -> recipe.lowered(plan))
                .filter(update -> !update.slots().isEmpty())
                .findFirst()
                .orElseGet(() -> recipes().findFirst().orElseThrow().lowered(plan));
    }

    /** Three steps of training. */
    void check(Recipe recipe) {
        Experiment experiment = (trial, specimen) -> trained(trial, specimen, recipe.lowered(specimen.plan()));
        experiment.compare(
                subject,
                seed -> subject.plain(
                        seed, Map.of("mode", "training", "shape", "bias", "input", input(), "ticks", "20")));
    }

    private String input() {
        return subject.features().all().get("input").getLast();
    }

    private static Outcome trained(Trial trial, Specimen specimen, LoweredUpdate update) {
        try (Program program = trial.program(specimen, update)) {
            for (int step = 1; step <= 3; step++) {
                trial.run(program, specimen);
                program.update(update, Map.of("rate", RATE / step, "step", (double) step));
            }
            return Trial.state(program);
        }
    }
}
