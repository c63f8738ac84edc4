package org.ranvier.training.plan;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.Timing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plans as JSON, for another process that runs them: a child, an executor of a cluster, the server of a chip.
 *
 * <p>A plan is a value made of values, so its JSON is their components by name; a sealed type adds {@code "is"}, the
 * simple name of the record; an expression is the list of its parts. The field {@code version} tells the version of the
 * format. The rule that drives an event-driven network is code and cannot travel: send the experiment, whose plugins
 * the other side has.
 */
public final class PlanJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addMixIn(NetworkPlan.Element.class, Tagged.class)
            .addMixIn(ScalarCode.Instruction.class, Tagged.class)
            .addMixIn(SynapseList.class, Tagged.class)
            .addMixIn(Dynamics.Update.class, Tagged.class)
            .addMixIn(Timing.class, Tagged.class)
            .addModule(ExprJson.module())
            .addModule(ModelJson.module())
            .addModule(ParameterJson.module())
            .build();

    /** Marks a sealed type whose records say which they are. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Tagged {}

    private PlanJson() {}

    /** Writes a plan. */
    public static String write(NetworkPlan plan) {
        if (plan.eventDriven()) {
            throw new RanvierException(Problem.usage(
                    "plan",
                    "the event rule that drives it is code, which a plan cannot carry to another process",
                    "send the experiment instead"));
        }
        return MAPPER.writeValueAsString(PlanFields.of(plan));
    }

    /** Reads a plan of this version of the format or of the one before; others are refused. */
    public static NetworkPlan read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            int version = tree.path("version").asInt(0);
            if (version == PlanUpgrade.FROM && tree instanceof ObjectNode plan) {
                PlanUpgrade.apply(plan);
            } else if (version != NetworkPlan.VERSION) {
                throw new RanvierException(Problem.usage(
                        "plan",
                        "its version is " + version + ", not " + NetworkPlan.VERSION + " or " + PlanUpgrade.FROM,
                        "write it with this program"));
            }
            PlanUpgrade.complete((ObjectNode) tree);
            return MAPPER.treeToValue(tree, PlanFields.class).plan();
        } catch (JacksonException e) {
            throw new RanvierException(
                    Problem.usage("plan", "this is no plan: " + e.getOriginalMessage(), "write it with this program"),
                    e);
        }
    }
}
