package org.ranvier.training.plan;

import java.util.HashSet;
import java.util.Set;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterId.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plans of format 2, which said dt and ticks of a clock, and parameters by full names alone. Only here is such a name
 * taken apart.
 */
final class PlanUpgrade {

    /** The version that is brought up to date. */
    static final int FROM = 2;

    private final Set<String> projections = new HashSet<>();
    private final Set<String> normalizations = new HashSet<>();
    private final Set<String> scalars = new HashSet<>();

    private PlanUpgrade() {}

    /** Changes a plan in place. */
    static void apply(ObjectNode plan) {
        new PlanUpgrade().upgrade(plan);
    }

    /** Adds what models came to have within a format, with the value that its absence meant. */
    static void complete(ObjectNode plan) {
        for (JsonNode element : plan.path("elements")) {
            if (element.path("model") instanceof ObjectNode model && !model.has("substeps")) {
                model.put("substeps", 1);
            }
        }
    }

    private void upgrade(ObjectNode plan) {
        plan.put("version", NetworkPlan.VERSION);
        ObjectNode timing = plan.putObject("timing");
        timing.put("is", "Clocked");
        ObjectNode clock = timing.putObject("clock");
        clock.set("dtMs", plan.remove("dtMs"));
        clock.set("ticks", plan.remove("ticks"));
        for (JsonNode element : (ArrayNode) plan.get("elements")) {
            element((ObjectNode) element, plan);
        }
        for (JsonNode parameter : (ArrayNode) plan.get("parameters")) {
            parameter((ObjectNode) parameter);
        }
    }

    private void element(ObjectNode element, ObjectNode plan) {
        String name = element.get("name").asString();
        switch (element.get("is").asString()) {
            case "Input" -> plan.put("input", name);
            case "Normalize" -> normalizations.add(name);
            case "Projection" -> {
                projections.add(name);
                ObjectNode delays = (ObjectNode) element.get("delays");
                ((ObjectNode) delays.get("rule")).remove("is");
                for (JsonNode scalar : delays.path("kernel").path("scalars")) {
                    scalars.add(name + ".delays." + scalar.asString());
                }
            }
            default -> {}
        }
    }

    private void parameter(ObjectNode parameter) {
        String full = parameter.get("name").asString();
        String element = elementOf(full);
        String rest = full.substring(element.length() + 1);
        Role role = role(element, rest, parameter.get("owner").asString());
        String name = switch (role) {
            case WEIGHT_PARAMETER -> rest.substring("weights.".length());
            case DELAY_PARAMETER, DELAY_SCALAR -> rest.substring("delays.".length());
            default -> role.single() ? "" : rest;
        };
        parameter.put("element", element);
        parameter.put("role", role.name());
        parameter.put("name", name);
    }

    /**
     * The longest name of a projection or normalisation that the parameter's begins with, else that of a population.
     */
    private String elementOf(String full) {
        for (int dot = full.lastIndexOf('.'); dot > 0; dot = full.lastIndexOf('.', dot - 1)) {
            String element = full.substring(0, dot);
            if (projections.contains(element) || normalizations.contains(element)) {
                return element;
            }
        }
        return full.substring(0, full.lastIndexOf('.'));
    }

    private Role role(String element, String rest, String owner) {
        if (owner.equals("NEURON")) {
            return Role.NEURON_PARAMETER;
        }
        if (normalizations.contains(element)) {
            return Role.NORMALIZATION_PARAMETER;
        }
        return switch (rest) {
            case "weights" -> Role.WEIGHTS;
            case "bias" -> Role.BIAS;
            case "delays" -> Role.DELAYS;
            default -> {
                if (rest.startsWith("weights.")) {
                    yield Role.WEIGHT_PARAMETER;
                }
                if (rest.startsWith("delays.")) {
                    yield scalars.contains(element + "." + rest) ? Role.DELAY_SCALAR : Role.DELAY_PARAMETER;
                }
                yield Role.CURRENT_PARAMETER;
            }
        };
    }
}
