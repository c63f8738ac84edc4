package org.ranvier.hardware.nir.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that the nodes of a file are such as NIR defines, and that Ranvier has their like. */
public final class NodeCheck {

    private static final Set<String> ELSEWHERE = Set.of("Conv1d", "Conv2d", "SumPool2d", "AvgPool2d");

    private static final Map<String, List<String>> LINEAR = Map.of(
            "Input",
            List.of("shape"),
            "Output",
            List.of("shape"),
            "Linear",
            List.of("weight"),
            "Affine",
            List.of("weight", "bias"),
            "Delay",
            List.of("delay"),
            "Flatten",
            List.of(),
            FlatGraph.IDENTITY,
            List.of());

    /** Remedy for numbers that are not finite. */
    private static final String MEND = "mend it where the file was written";

    private final List<Unfit> faults = new ArrayList<>();

    private NodeCheck() {}

    /** Checks all nodes. */
    public static List<Unfit> faults(FlatGraph graph) {
        NodeCheck check = new NodeCheck();
        graph.nodes().forEach(check::node);
        return check.faults;
    }

    private void add(String message, String remedy) {
        faults.add(new Unfit(message, remedy));
    }

    private void node(String name, Node.Leaf node) {
        if (ELSEWHERE.contains(node.type())) {
            add(
                    "node '" + name + "' is a " + node.type() + ": Ranvier has neither convolutions nor pooling",
                    Unfit.SEE_DOCS);
            return;
        }
        Optional<Primitive> primitive = Primitive.of(node.type());
        List<String> fields = primitive.map(Primitive::fields).orElse(LINEAR.get(node.type()));
        if (fields == null) {
            add(
                    "node '" + name + "' is a '" + node.type() + "', which NIR " + Node.NIR_VERSION + " does not have",
                    Unfit.SEE_DOCS);
            return;
        }
        for (String field : fields) {
            if (node.field(field) == null) {
                if (Primitive.withDefault(field).isEmpty()) {
                    add("node '" + name + "' (" + node.type() + ") has no '" + field + "'", MEND);
                }
                continue;
            }
            numbers(name, node, field);
        }
        if (node.type().equals("Linear") || node.type().equals("Affine")) {
            matrix(name, node);
        }
        primitive.ifPresent(p -> oneSize(name, node, p));
    }

    private void numbers(String name, Node.Leaf node, String field) {
        double[] values = node.field(field).values();
        boolean time = Primitive.isTime(field);
        boolean delay = field.equals("delay");
        for (int n = 0; n < values.length; n++) {
            double x = values[n];
            String wanted = !Double.isFinite(x)
                    ? "a number"
                    : time && x <= 0 ? "more than 0" : delay && x < 0 ? "0 or more" : null;
            if (wanted != null) {
                add(
                        "'" + field + "' of node '" + name + "' (" + node.type() + ") is " + x + " at " + n
                                + ", but must be " + wanted,
                        MEND);
                return;
            }
        }
    }

    private void matrix(String name, Node.Leaf node) {
        Tensor weight = node.field("weight");
        if (weight == null) {
            return;
        }
        if (weight.shape().length != 2) {
            add(
                    "'weight' of node '" + name + "' (" + node.type() + ") has " + weight.shape().length
                            + " axes, not 2",
                    MEND);
            return;
        }
        Tensor bias = node.field("bias");
        if (bias != null && bias.size() != weight.shape()[0] && bias.size() != 1) {
            add(
                    "'bias' of node '" + name + "' has " + bias.size() + " numbers for " + weight.shape()[0]
                            + " rows of 'weight'",
                    MEND);
        }
        if (node.metadata().get("delay") instanceof Tensor delay) {
            if (delay.size() != weight.size()) {
                add(
                        "the delays in the metadata of node '" + name + "' are " + delay.size() + ", its weights "
                                + weight.size(),
                        MEND);
            }
            for (double x : delay.values()) {
                if (!(x >= 0 && Double.isFinite(x))) {
                    add("a delay in the metadata of node '" + name + "' is " + x + ", but must be 0 or more", MEND);
                    return;
                }
            }
        }
    }

    private void oneSize(String name, Node.Leaf node, Primitive primitive) {
        long sizes = primitive.fields().stream()
                .map(node::field)
                .filter(java.util.Objects::nonNull)
                .map(Tensor::size)
                .filter(size -> size != 1)
                .distinct()
                .count();
        if (sizes > 1) {
            add("the arrays of node '" + name + "' (" + node.type() + ") differ in size", MEND);
        }
    }
}
