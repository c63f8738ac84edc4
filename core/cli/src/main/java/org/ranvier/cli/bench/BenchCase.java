package org.ranvier.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.bench.Variant;
import org.ranvier.bench.Workload;
import org.ranvier.bench.Workloads;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.text.Nearest;

/** A variant of a workload, to be measured. */
record BenchCase(Workload workload, Variant variant) {

    static final String ALL = "all";

    /**
     * Selects the cases that are asked for.
     *
     * @param name of a workload; all when empty
     * @param variants by name; empty for the first one of each workload, {@code all} for all whose learner is installed
     */
    static List<BenchCase> chosen(PluginRuntime plugins, Optional<String> name, List<String> variants) {
        Set<String> learners = learners(plugins);
        List<BenchCase> cases = new ArrayList<>();
        List<Workload> workloads = workloads(name);
        for (Workload workload : workloads) {
            workload.variants().stream()
                    .filter(variant -> variants.isEmpty()
                            ? variant.equals(workload.variants().getFirst())
                            : variants.contains(variant.name())
                                    || variant.part().stream().anyMatch(p -> variants.contains(p.whole()))
                                    || variants.contains(ALL) && learners.contains(variant.learner()))
                    .forEach(variant -> cases.add(new BenchCase(workload, variant)));
        }
        variants.stream().filter(v -> !v.equals(ALL)).forEach(v -> requireVariant(v, workloads));
        cases.forEach(one -> one.requireLearner(learners));
        return cases;
    }

    /** Inserts before each case the one that it is compared with. */
    static List<BenchCase> withOthersBeside(List<BenchCase> cases) {
        Set<BenchCase> all = new LinkedHashSet<>();
        for (BenchCase one : cases) {
            one.beside().ifPresent(all::add);
            all.add(one);
        }
        return List.copyOf(all);
    }

    /** The variant that this one is compared with. */
    Optional<BenchCase> beside() {
        return variant.beside()
                .flatMap(name -> workload.variants().stream()
                        .filter(other -> other.name().equals(name))
                        .map(other -> new BenchCase(workload, other))
                        .findFirst());
    }

    /** The names of the delay learners that are installed. */
    static Set<String> learners(PluginRuntime plugins) {
        return plugins.all(DelayLearner.class).stream()
                .map(provided -> provided.component().name())
                .collect(Collectors.toSet());
    }

    private static List<Workload> workloads(Optional<String> name) {
        List<Workload> all = Workloads.all();
        if (name.isEmpty()) {
            return all;
        }
        List<Workload> found =
                all.stream().filter(w -> w.name().equalsIgnoreCase(name.get())).toList();
        if (found.isEmpty()) {
            List<String> names = all.stream().map(Workload::name).toList();
            throw new RanvierException(Problem.usage(
                    name.get(), "there is no such workload", "the workloads are " + String.join(", ", names)));
        }
        return found;
    }

    private static void requireVariant(String name, List<Workload> workloads) {
        List<String> names = workloads.stream()
                .flatMap(w -> w.variants().stream())
                .flatMap(v -> Stream.concat(Stream.of(v.name()), v.part().map(Variant.Part::whole).stream()))
                .distinct()
                .toList();
        if (!names.contains(name)) {
            throw new RanvierException(Problem.usage(
                    "--variant",
                    "there is no variant '" + name + "'",
                    Nearest.question(name, names).orElse("the variants are " + String.join(", ", names))));
        }
    }

    private void requireLearner(Set<String> learners) {
        if (!learners.contains(variant.learner())) {
            throw new RanvierException(Problem.plugin(
                    "",
                    workload.name() + " " + variant.name(),
                    "no plugin offers the delay learner '" + variant.learner() + "'",
                    "install one, or choose another variant"));
        }
    }
}
