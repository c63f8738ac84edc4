package org.ranvier.testkit.backend.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.testkit.spi.NetworkFactory.Sketch;

/**
 * A small network of the suite's own components, with whole numbers throughout: two channels, three counters, two sums.
 *
 * @param neuron of the hidden layer
 * @param hidden keys of its connections
 * @param recurrent whether it reads itself too
 * @param dropout of its output
 * @param graded whether the input is
 */
public record Small(
        Map<String, Object> neuron, Map<String, Object> hidden, boolean recurrent, double dropout, boolean graded) {

    public static final int CHANNELS = 2;
    public static final int HIDDEN = 3;
    public static final int OUTPUTS = 2;
    public static final int TICKS = 12;
    public static final int MAX_DELAY = 4;

    public static Small plain() {
        return new Small(Map.of("type", Own.COUNTER), Map.of(), false, 0, false);
    }

    public Small of(Map<String, Object> other) {
        return new Small(other, hidden, recurrent, dropout, graded);
    }

    public Small with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(hidden);
        more.put(key, value);
        return new Small(neuron, more, recurrent, dropout, graded);
    }

    public Small inALoop() {
        return new Small(neuron, hidden, true, dropout, graded);
    }

    public Small dropping() {
        return new Small(neuron, hidden, recurrent, 0.4, graded);
    }

    public Small withGradedInput() {
        return new Small(neuron, hidden, recurrent, dropout, true);
    }

    public Sketch sketch() {
        List<Map<String, Object>> into = new ArrayList<>(List.of(connection("input", hidden)));
        if (recurrent) {
            into.add(connection("hidden", hidden));
        }
        Map<String, Object> first =
                Map.of("name", "hidden", "neurons", HIDDEN, "neuron", neuron, "from", into, "dropout", dropout);
        Map<String, Object> last = Map.of(
                "name",
                "output",
                "neurons",
                OUTPUTS,
                "neuron",
                Own.SUM,
                "from",
                List.of(connection("hidden", Map.of())));
        return new Sketch(1, TICKS, CHANNELS, graded, false, 1, List.of(first, last), Own.ALL);
    }

    private static Map<String, Object> connection(String from, Map<String, Object> keys) {
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("from", from);
        connection.put("delays", Map.of("type", Own.WHOLE, "unit", "ticks", "max", MAX_DELAY));
        connection.putAll(keys);
        return connection;
    }
}
