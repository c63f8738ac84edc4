package org.ranvier.cli.analyse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.cli.command.Invocation;

/** The neurons that somebody wants to see. */
final class NeuronChoice {

    static final String OPTION = "neurons";

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(,[0-9]{1,9})*");
    private static final int USUAL = 3;

    private NeuronChoice() {}

    /** Returns neurons by population; the first few of each where nobody chose. */
    static Map<String, int[]> of(Invocation invocation, NetworkPlan plan) {
        Map<String, int[]> chosen = new LinkedHashMap<>();
        List<Population> populations = plan.all(Population.class);
        for (String text : invocation.values(OPTION)) {
            int colon = text.lastIndexOf(':');
            String name = colon < 0 ? text : text.substring(0, colon);
            Population population = populations.stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> refusal(
                            "the network has no population '" + name + "'",
                            "choose one of "
                                    + populations.stream().map(Population::name).collect(Collectors.joining(", "))));
            chosen.put(name, colon < 0 ? first(population) : numbers(text.substring(colon + 1), population));
        }
        if (chosen.isEmpty()) {
            populations.forEach(p -> chosen.put(p.name(), first(p)));
        }
        return chosen;
    }

    private static int[] first(Population population) {
        return IntStream.range(0, Math.min(USUAL, population.neurons())).toArray();
    }

    private static int[] numbers(String text, Population population) {
        if (!NUMBERS.matcher(text).matches()) {
            throw refusal("'" + text + "' is no list of numbers", "write " + population.name() + ":0,3");
        }
        int[] numbers = Stream.of(text.split(",")).mapToInt(Integer::parseInt).toArray();
        for (int number : numbers) {
            if (number >= population.neurons()) {
                throw refusal(
                        "'" + population.name() + "' has no neuron " + number,
                        "choose from 0 to " + (population.neurons() - 1));
            }
        }
        return numbers;
    }

    private static RanvierException refusal(String message, String remedy) {
        return new RanvierException(Problem.usage("--" + OPTION, message, remedy));
    }
}
