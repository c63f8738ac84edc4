package org.ranvier.hardware.brainscales2.link;

import java.util.Arrays;
import org.ranvier.hardware.brainscales2.chip.ChipRouting;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Levels;
import org.ranvier.hardware.brainscales2.chip.Stimulus;
import org.ranvier.hardware.brainscales2.link.JsonLineConnection.Garbled;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names of a chip's values on the wire. A spike that never comes is null: JSON has no infinity. */
final class Messages {

    /** The version of the protocol; both ends have the same. */
    static final int VERSION = 1;

    private Messages() {}

    static ObjectNode of(Figures f) {
        return JsonLineConnection.object()
                .put("name", f.name())
                .put("tau_us", f.tauUs())
                .put("sample_us", f.sampleUs())
                .put("count_us", f.countUs())
                .put("weight_scale", f.weightScale())
                .put("weight_levels", f.weightLevels())
                .put("delay_offset_us", f.delayOffsetUs())
                .put("delay_step_us", f.delayStepUs())
                .put("delay_least", f.leastCount())
                .put("delay_most", f.mostCount())
                .put("circuits", f.circuits())
                .put("delay_elements", f.elements())
                .put("fan_in", f.fanIn())
                .put("exact", f.exact());
    }

    static Figures figures(JsonNode node) throws Garbled {
        return new Figures(
                field(node, "name").asString(""),
                number(node, "tau_us"),
                number(node, "sample_us"),
                number(node, "count_us"),
                number(node, "weight_scale"),
                whole(node, "weight_levels"),
                number(node, "delay_offset_us"),
                number(node, "delay_step_us"),
                whole(node, "delay_least"),
                whole(node, "delay_most"),
                whole(node, "circuits"),
                whole(node, "delay_elements"),
                whole(node, "fan_in"),
                node.path("exact").asBoolean(false));
    }

    static ObjectNode of(ChipRouting w) {
        ObjectNode node = JsonLineConnection.object().put("channels", w.channels());
        node.set("circuit_of_neuron", array(w.circuitOfNeuron()));
        node.set("circuit_of_element", array(w.circuitOfElement()));
        node.set("source_of_element", array(w.sourceOfElement()));
        node.set("source_of_synapse", array(w.sourceOfSynapse()));
        node.set("target_of_synapse", array(w.targetOfSynapse()));
        return node;
    }

    static ChipRouting wiring(JsonNode node) throws Garbled {
        return new ChipRouting(
                whole(node, "channels"),
                wholes(node, "circuit_of_neuron"),
                wholes(node, "circuit_of_element"),
                wholes(node, "source_of_element"),
                wholes(node, "source_of_synapse"),
                wholes(node, "target_of_synapse"));
    }

    static void put(ObjectNode node, Levels levels) {
        node.set("weights", array(levels.weights()));
        node.set("delays", array(levels.delays()));
        node.set("thresholds", array(levels.thresholds()));
    }

    static Levels levels(JsonNode node) throws Garbled {
        return new Levels(numbers(node, "weights"), numbers(node, "delays"), numbers(node, "thresholds"));
    }

    static void put(ObjectNode node, Stimulus s) {
        node.put("seed", s.seed()).put("trial", s.trial()).put("samples", s.samples());
        node.set("spikes_us", array(s.spikesUs()));
    }

    static Stimulus stimulus(JsonNode node) throws Garbled {
        return new Stimulus(
                field(node, "seed").asLong(0),
                whole(node, "trial"),
                whole(node, "samples"),
                numbers(node, "spikes_us"));
    }

    static ArrayNode array(int[] values) {
        ArrayNode array = JsonLineConnection.object().arrayNode(values.length);
        for (int value : values) {
            array.add(value);
        }
        return array;
    }

    static ArrayNode array(double[] values) {
        ArrayNode array = JsonLineConnection.object().arrayNode(values.length);
        for (double value : values) {
            if (value == Double.POSITIVE_INFINITY) {
                array.addNull();
            } else if (value == Math.rint(value) && Math.abs(value) < 1e9) {
                array.add((long) value);
            } else {
                array.add(value);
            }
        }
        return array;
    }

    static JsonNode field(JsonNode node, String name) throws Garbled {
        JsonNode found = node.get(name);
        if (found == null) {
            throw new Garbled("'" + name + "' is missing");
        }
        return found;
    }

    static double number(JsonNode node, String name) throws Garbled {
        JsonNode found = field(node, name);
        if (!found.isNumber()) {
            throw new Garbled("'" + name + "' is no number");
        }
        return found.doubleValue();
    }

    static int whole(JsonNode node, String name) throws Garbled {
        double value = number(node, name);
        if (value != (int) value) {
            throw new Garbled("'" + name + "' is no whole number");
        }
        return (int) value;
    }

    static double[] numbers(JsonNode node, String name) throws Garbled {
        JsonNode array = field(node, name);
        if (!array.isArray()) {
            throw new Garbled("'" + name + "' is no list");
        }
        double[] values = new double[array.size()];
        for (int n = 0; n < values.length; n++) {
            JsonNode value = array.get(n);
            if (!value.isNumber() && !value.isNull()) {
                throw new Garbled("'" + name + "' has what is no number");
            }
            values[n] = value.isNull() ? Double.POSITIVE_INFINITY : value.doubleValue();
        }
        return values;
    }

    private static int[] wholes(JsonNode node, String name) throws Garbled {
        double[] values = numbers(node, name);
        if (Arrays.stream(values).anyMatch(value -> value != (int) value)) {
            throw new Garbled("'" + name + "' has what is no whole number");
        }
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }
}
