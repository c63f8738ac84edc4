package org.ranvier.plugins.backend.reference;

import java.util.List;
import java.util.Set;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.Requirements;
import org.ranvier.api.plan.NetworkPlan;

/** Limited backends with one mistake each in what they claim and refuse. */
final class Misleading {

    private Misleading() {}

    /** Claims all, and refuses most. */
    static final class BoldClaims extends Limited {
        @Override
        public Set<Capability> capabilities() {
            return Set.of(
                    Capability.TRAINING,
                    Capability.GRADED_INPUT,
                    Capability.RECURRENT,
                    Capability.SPARSE,
                    Capability.PARALLEL_SYNAPSES,
                    Capability.REWIRING,
                    Capability.DORMANT_GRADIENTS,
                    Capability.BATCH_NORM,
                    Capability.DROPOUT,
                    Capability.ACTIVITY_GRADIENTS,
                    Capability.RANDOM_DRAWS,
                    Capability.STREAMING,
                    Capability.EVENT_DRIVEN,
                    Capability.MEASURED_TIMES);
        }

        @Override
        public List<Refusal> check(NetworkPlan plan) {
            return new Limited().check(plan, Requirements.inference());
        }
    }

    /** Claims little, and refuses nothing. */
    static final class Careless extends Limited {
        @Override
        public List<Refusal> check(NetworkPlan plan, Requirements requirements) {
            return List.of();
        }
    }

    /** Names the first of all refusals. */
    static final class OneByOne extends Limited {
        @Override
        public List<Refusal> check(NetworkPlan plan, Requirements requirements) {
            return super.check(plan, requirements).stream().limit(1).toList();
        }
    }

    /** Names no element of the plan. */
    static final class Vague extends Limited {
        @Override
        public List<Refusal> check(NetworkPlan plan, Requirements requirements) {
            return super.check(plan, requirements).stream()
                    .map(r -> Refusal.of("the network", r.capability().orElseThrow(), r.reason()))
                    .toList();
        }
    }

    /** Compiles what it refuses. */
    static final class CompilesAnyway extends Limited {
        @Override
        public Program compile(NetworkPlan plan, CompileOptions options) {
            return program(real.compile(plan, options), options);
        }
    }

    /** Takes batch normalisation in a loop. */
    static final class Prophet extends Altered {
        @Override
        public List<Refusal> check(NetworkPlan plan) {
            return List.of();
        }

        @Override
        Program program(Program program, CompileOptions options) {
            return program;
        }
    }
}
