package org.ranvier.testkit.backend;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a run gave, by name.
 *
 * @param spikes arrays that agree only when they are equal
 * @param numbers the others: outputs, states, currents, gradients
 */
record Outcome(Map<String, double[]> spikes, Map<String, double[]> numbers) {

    /** Mark in the names of gradients. */
    static final String GRADIENT = "d ";

    Outcome() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Well below the largest number of single precision, as sums are larger than their parts. */
    private static final double LARGEST = 1e30;

    /** Whether all numbers are such that single precision can hold them. */
    boolean finite() {
        return numbers.values().stream().allMatch(array -> Arrays.stream(array).allMatch(x -> Math.abs(x) <= LARGEST));
    }

    Outcome without(Set<String> names) {
        Outcome rest = new Outcome(new LinkedHashMap<>(spikes), new LinkedHashMap<>(numbers));
        rest.spikes.keySet().removeAll(names);
        rest.numbers.keySet().removeAll(names);
        return rest;
    }

    /** Leaves out gradients that cancel almost completely: the remainder is rounding. */
    Outcome withoutCancelled() {
        double least = Precision.leastOf(largestGradient());
        Outcome rest = new Outcome(new LinkedHashMap<>(spikes), new LinkedHashMap<>(numbers));
        rest.numbers.entrySet().removeIf(e -> e.getKey().contains(GRADIENT) && Precision.largest(e.getValue()) < least);
        return rest;
    }

    private double largestGradient() {
        return numbers.entrySet().stream()
                .filter(e -> e.getKey().contains(GRADIENT))
                .mapToDouble(e -> Precision.largest(e.getValue()))
                .max()
                .orElse(0);
    }

    /** Leaves out quantities that another run lacks. */
    Outcome like(Outcome other) {
        Outcome rest = new Outcome(new LinkedHashMap<>(spikes), new LinkedHashMap<>(numbers));
        rest.spikes.keySet().retainAll(other.spikes.keySet());
        rest.numbers.keySet().retainAll(other.numbers.keySet());
        return rest;
    }

    /**
     * Returns the differences from the expected outcome that exceed a share of what the precision allows, one line for
     * each array.
     */
    List<String> differences(Outcome expected, Precision precision, double share) {
        return List.copyOf(
                compared(expected, expected.allowance(precision, share)).values());
    }

    /** Returns the names of the arrays with differences of this kind. */
    Set<String> differing(Outcome expected, Precision precision, double share) {
        return compared(expected, expected.allowance(precision, share)).keySet();
    }

    /** Returns where the bits of the two differ. */
    List<String> otherBits(Outcome expected) {
        return List.copyOf(compared(expected, name -> 0).values());
    }

    private interface Allowance {
        double of(String name);
    }

    /** A gradient that cancels, as through a normalisation, is a sum of parts as large as other gradients. */
    private Allowance allowance(Precision precision, double share) {
        double largest = largestGradient();
        return name -> share * precision.allowed(numbers.get(name), name.contains(GRADIENT) ? largest : 0);
    }

    private Map<String, String> compared(Outcome expected, Allowance allowance) {
        Map<String, String> differences = new LinkedHashMap<>();
        expected.spikes.forEach((name, wanted) -> compare(name, spikes.get(name), wanted, 0, differences));
        expected.numbers.forEach(
                (name, wanted) -> compare(name, numbers.get(name), wanted, allowance.of(name), differences));
        return differences;
    }

    private static void compare(
            String name, double[] found, double[] wanted, double allowed, Map<String, String> differences) {
        if (found == null || found.length != wanted.length) {
            differences.put(
                    name,
                    name + ": " + (found == null ? "nothing" : found.length + " numbers") + ", expected "
                            + wanted.length);
            return;
        }
        int worst = 0;
        int count = 0;
        for (int n = 0; n < wanted.length; n++) {
            double distance = distance(found[n], wanted[n]);
            count += distance > allowed ? 1 : 0;
            worst = distance > distance(found[worst], wanted[worst]) ? n : worst;
        }
        if (count > 0) {
            differences.put(
                    name,
                    name + "[" + worst + "]: " + found[worst] + ", expected " + wanted[worst] + " ± " + allowed + "; "
                            + count + " of " + wanted.length + " differ");
        }
    }

    private static double distance(double a, double b) {
        if (Double.doubleToLongBits(a) == Double.doubleToLongBits(b) || a == b) {
            return 0;
        }
        double distance = Math.abs(a - b);
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }
}
