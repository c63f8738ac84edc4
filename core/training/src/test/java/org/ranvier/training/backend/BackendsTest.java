package org.ranvier.training.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Clock;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.Timing;
import org.ranvier.training.backend.Backends.Candidate;
import org.ranvier.training.backend.Backends.Choice;

class BackendsTest {

    private static final NetworkPlan PLAN = NetworkPlan.of(
            new Timing.Clocked(new Clock(1, 10)), List.of(new Input("input", 3, false)), "input", "input", List.of());
    private static final NetworkPlan DROPPING =
            PLAN.withElements(List.of(new Input("input", 3, false), new Dropout("input.dropout", "input", 0.5)));
    private static final Demands TRAINING = Demands.INFERENCE.training("backend", "only evaluate on it");
    private static final Demands REWIRING = TRAINING.rewiring("hidden", "net.yaml:7", "leave out 'structure'");
    private static final Demands GROWING = REWIRING.dormantGradients("hidden", "net.yaml:7", "grow them at random");
    private static final Demands PENALIZING = TRAINING.activityGradients("training.regularizers", "leave them out");

    private final Backend plain = new Claiming("plain", EnumSet.of(Capability.TRAINING));
    private final Backend rewiring = new Claiming("rewiring", EnumSet.of(Capability.TRAINING, Capability.REWIRING));
    private final Backend whole = new Claiming("whole", EnumSet.allOf(Capability.class));
    private final Backend forward = new Claiming("forward", Set.of());

    /** Claims some capabilities and compiles nothing. */
    private record Claiming(String name, Set<Capability> capabilities) implements Backend {

        @Override
        public String description() {
            return "";
        }

        @Override
        public Availability availability() {
            return Availability.available("");
        }

        @Override
        public Program compile(NetworkPlan plan, CompileOptions options) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void theFirstThatDoesWhatIsDemandedIsChosen() {
        assertThat(choose(PLAN, TRAINING, plain, whole)).isSameAs(plain);
        assertThat(choose(PLAN, REWIRING, plain, rewiring, whole)).isSameAs(rewiring);
        assertThat(choose(PLAN, GROWING, plain, rewiring, whole)).isSameAs(whole);
        assertThat(choose(PLAN, PENALIZING, plain, rewiring, whole)).isSameAs(whole);
        assertThat(choose(PLAN, Demands.INFERENCE, forward, whole)).isSameAs(forward);
        assertThat(choose(DROPPING, Demands.INFERENCE, forward, whole)).isSameAs(whole);
    }

    @Test
    void everyOneThatIsPassedOverIsGivenAReason() {
        assertThat(backends(plain, rewiring, whole).choose(PLAN, GROWING).passedOver())
                .containsExactly(
                        "backend 'plain' cannot carry this: it cannot change the synapses of 'hidden' between steps (network.hidden)",
                        "backend 'rewiring' cannot carry this: it has no gradients of synapses that 'hidden' does not have yet (network.hidden)");
    }

    @Test
    void allThatIsMissingIsRefusedWhereItIsAskedForWithWhoCan() {
        assertThatThrownBy(() -> backends(forward)
                        .choose(DROPPING, GROWING.activityGradients("training.regularizers", "leave them out")))
                .isInstanceOf(RanvierException.class)
                .satisfies(
                        thrown -> assertThat(thrown.getMessage().lines())
                                .containsExactly(
                                        "backend: backend 'forward' cannot carry this: it only runs networks forward, and gradients are needed; only evaluate on it, or choose --backend whole.",
                                        "training.regularizers: backend 'forward' cannot carry this: it has no gradients of spike counts, which penalties on spikes need; leave them out, or choose --backend whole.",
                                        "net.yaml:7: backend 'forward' cannot carry this: it cannot change the synapses of 'hidden' between steps; leave out 'structure', or choose --backend whole.",
                                        "net.yaml:7: backend 'forward' cannot carry this: it has no gradients of synapses that 'hidden' does not have yet; grow them at random, or choose --backend whole.",
                                        "network.input.dropout: backend 'forward' cannot carry this: it has no dropout; change it, or choose --backend whole."));
    }

    @Test
    void whereNoOtherCanNoneIsProposed() {
        assertThatThrownBy(() -> new Backends(List.of(candidate(plain)), List.of(), () -> List.of(plain, forward))
                        .choose(PLAN, REWIRING))
                .hasMessageEndingWith("leave out 'structure'; no other backend that is installed can.");
    }

    private Backend choose(NetworkPlan plan, Demands demands, Backend... inOrder) {
        Choice choice = backends(inOrder).choose(plan, demands);
        return choice.backend();
    }

    private Backends backends(Backend... inOrder) {
        return new Backends(
                List.of(inOrder).stream().map(BackendsTest::candidate).toList(),
                List.of(),
                () -> List.of(plain, rewiring, whole, forward));
    }

    private static Candidate candidate(Backend backend) {
        return new Candidate(null, backend, Settings.defaults(backend.schema()));
    }
}
