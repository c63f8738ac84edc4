package org.ranvier.hardware.nir.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The primitives of NIR that are neurons: populations of Ranvier.
 *
 * <p>Field names are also the parameter names of the neurons of plugin {@code neurons-nir}; time constants are in s
 * here and in ms there.
 */
public enum Primitive {
    LIF("LIF", "nir-lif", "tau", "r", "v_leak", "v_threshold", "v_reset"),
    LI("LI", "nir-li", "tau", "r", "v_leak"),
    CUBA_LIF("CubaLIF", "nir-cuba-lif", "tau_syn", "tau_mem", "r", "v_leak", "v_threshold", "v_reset", "w_in"),
    CUBA_LI("CubaLI", "nir-cuba-li", "tau_syn", "tau_mem", "r", "v_leak", "w_in"),
    IF("IF", "nir-if", "r", "v_threshold", "v_reset"),
    I("I", "nir-i", "r"),
    THRESHOLD("Threshold", "nir-threshold", "threshold"),
    SCALE("Scale", "nir-scale", "scale");

    private final String type;
    private final String neuron;
    private final List<String> fields;

    Primitive(String type, String neuron, String... fields) {
        this.type = type;
        this.neuron = neuron;
        this.fields = List.of(fields);
    }

    /** The primitive of that name. */
    public static Optional<Primitive> of(String type) {
        return Arrays.stream(values()).filter(p -> p.type.equals(type)).findFirst();
    }

    /** Whether a node is neurons. Scale is linear, so it is a population only where it is the output. */
    public static boolean isPopulation(Node.Leaf node) {
        return of(node.type()).filter(p -> p != SCALE).isPresent();
    }

    /** NIR's name. */
    public String type() {
        return type;
    }

    /** The neuron component that it is. */
    public String neuron() {
        return neuron;
    }

    /** The names of its arrays. */
    public List<String> fields() {
        return fields;
    }

    /** The states of its dynamics. */
    public int states() {
        return switch (this) {
            case CUBA_LIF, CUBA_LI -> 2;
            case THRESHOLD, SCALE -> 0;
            default -> 1;
        };
    }

    /** Whether it passes on spikes. */
    public boolean spikes() {
        return fields.contains("v_threshold") || this == THRESHOLD;
    }

    /** Whether it has a time constant, and so more than one way to be integrated. */
    public boolean leaks() {
        return fields.stream().anyMatch(Primitive::isTime);
    }

    /** Whether a field is a number per second: the resistance of an integrator. */
    public boolean isPerSecond(String field) {
        return field.equals("r") && !leaks();
    }

    /** Whether a field is a time. */
    public static boolean isTime(String field) {
        return field.startsWith("tau");
    }

    /** Returns the default of a field that a file leaves out, as in Python's nir. */
    public static Optional<Double> withDefault(String field) {
        return switch (field) {
            case "v_reset" -> Optional.of(0.0);
            case "w_in" -> Optional.of(1.0);
            default -> Optional.empty();
        };
    }
}
