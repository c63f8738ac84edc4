package org.ranvier.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ranvier.bench.Measurement;
import org.ranvier.bench.Variant;

/**
 * The mean over variants that are parts of one whole, such as the widths of a schedule, by their shares.
 *
 * @param workload its name
 * @param whole the name of all parts together
 */
record BenchMean(String workload, String whole, double trainMsMin, double trainMsMedian, double forwardMsMin) {

    /**
     * Computes the means of everything whose parts have all been measured.
     *
     * @param measured in the order of the cases
     */
    static List<BenchMean> of(List<BenchCase> cases, List<Measurement> measured) {
        Map<String, List<Integer>> byWhole = new LinkedHashMap<>();
        for (int n = 0; n < cases.size(); n++) {
            BenchCase one = cases.get(n);
            int index = n;
            one.variant()
                    .part()
                    .ifPresent(part -> byWhole.computeIfAbsent(
                                    one.workload().name() + " " + part.whole(), _ -> new ArrayList<>())
                            .add(index));
        }
        List<BenchMean> means = new ArrayList<>();
        for (List<Integer> indices : byWhole.values()) {
            BenchCase first = cases.get(indices.getFirst());
            String whole = first.variant().part().orElseThrow().whole();
            if (indices.size() == parts(first, whole)) {
                means.add(new BenchMean(
                        first.workload().name(),
                        whole,
                        mean(cases, measured, indices, Measurement::trainMsMin),
                        mean(cases, measured, indices, Measurement::trainMsMedian),
                        mean(cases, measured, indices, Measurement::forwardMsMin)));
            }
        }
        return means;
    }

    private static long parts(BenchCase one, String whole) {
        return one.workload().variants().stream()
                .filter(variant ->
                        variant.part().map(Variant.Part::whole).stream().anyMatch(whole::equals))
                .count();
    }

    private static double mean(
            List<BenchCase> cases,
            List<Measurement> measured,
            List<Integer> indices,
            ToDoubleFunction<Measurement> millis) {
        return indices.stream()
                .mapToDouble(n ->
                        cases.get(n).variant().part().orElseThrow().share() * millis.applyAsDouble(measured.get(n)))
                .sum();
    }
}
