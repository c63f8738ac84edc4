package org.ranvier.training.plan;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.ScalarCode;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.SynapseList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans as JSON, for another process that runs them: a child, an executor of a cluster, the server of a chip.
 *
 * <p>A plan is a value made of records, so its JSON is the records' components by name; a sealed type adds
 * {@code "is"}, the simple name of the record; an expression is the list of its parts. The field {@code version} tells
 * the version of the format. The rule of an event-driven learner is code and cannot travel: send the experiment, whose
 * plugins the other side has.
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
            .addMixIn(DelayRule.class, Tagged.class)
            .addModule(ExprJson.module())
            .addModule(ParameterJson.module())
            .build();

    /** Marks a sealed type whose records say which they are. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Tagged {}

    private PlanJson() {}

    /** Writes a plan. */
    public static String write(NetworkPlan plan) {
        for (NetworkPlan.Projection p : plan.all(NetworkPlan.Projection.class)) {
            if (p.delays().rule() instanceof EventRule) {
                throw new RanvierException(Problem.usage(
                        p.name(),
                        "the rule of '" + p.delays().learner()
                                + "' is code, which a plan cannot carry to another process",
                        "send the experiment instead"));
            }
        }
        return MAPPER.writeValueAsString(plan);
    }

    /** Reads a plan; of another version than this program's is refused. */
    public static NetworkPlan read(String json) {
        try {
            int version = MAPPER.readTree(json).path("version").asInt(0);
            if (version != NetworkPlan.VERSION) {
                throw new RanvierException(Problem.usage(
                        "plan",
                        "its version is " + version + ", not " + NetworkPlan.VERSION,
                        "write it with this program"));
            }
            return MAPPER.readValue(json, NetworkPlan.class);
        } catch (JacksonException e) {
            throw new RanvierException(
                    Problem.usage("plan", "this is no plan: " + e.getOriginalMessage(), "write it with this program"),
                    e);
        }
    }
}
