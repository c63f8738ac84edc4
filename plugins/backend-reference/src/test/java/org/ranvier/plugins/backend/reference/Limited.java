package org.ranvier.plugins.backend.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Dropout;
import org.ranvier.api.backend.NetworkPlan.Input;
import org.ranvier.api.backend.NetworkPlan.Normalize;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.ScalarCode;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;

/** A backend that only runs plain networks forward, as a chip might, and says so: nothing is wrong with it. */
class Limited extends Altered {

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.STREAMING, Capability.CAPACITY);
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        plan.elements().forEach(element -> {
            switch (element) {
                case Input i -> refuse(i.graded(), i.name(), Capability.GRADED_INPUT, refusals);
                case Projection p -> {
                    refuse(p.delays().kernel().isEmpty(), p.name(), Capability.EVENT_DRIVEN, refusals);
                    refuse(p.recurrent(), p.name(), Capability.RECURRENT, refusals);
                    refuse(p.synapses() instanceof SynapseList.Sparse, p.name(), Capability.SPARSE, refusals);
                    refuse(parallel(p.synapses()), p.name(), Capability.PARALLEL_SYNAPSES, refusals);
                }
                case Normalize n -> refuse(true, n.name(), Capability.BATCH_NORM, refusals);
                case Dropout d -> refuse(true, d.name(), Capability.DROPOUT, refusals);
                case Population p ->
                    refuse(p.step().random() || draws(p.step().initial()), p.name(), Capability.RANDOM_DRAWS, refusals);
            }
        });
        return refusals;
    }

    private static void refuse(boolean when, String element, Capability capability, List<Refusal> refusals) {
        if (when) {
            refusals.add(new Refusal(element, capability, "this backend lacks " + capability));
        }
    }

    private static boolean draws(ScalarCode code) {
        return code.instructions().stream().anyMatch(ScalarCode.Draw.class::isInstance);
    }

    private static boolean parallel(SynapseList synapses) {
        Set<Long> pairs = new HashSet<>();
        for (int s = 0; s < synapses.size(); s++) {
            if (!pairs.add((long) synapses.postOf(s) * synapses.pre() + synapses.preOf(s))) {
                return true;
            }
        }
        return false;
    }

    /** What has to do with gradients is left to the defaults, which refuse it. */
    @Override
    Program program(Program program, CompileOptions options) {
        return new Program() {
            @Override
            public NetworkPlan plan() {
                return program.plan();
            }

            @Override
            public double[] read(String parameter) {
                return program.read(parameter);
            }

            @Override
            public void write(String parameter, double[] values) {
                program.write(parameter, values);
            }

            @Override
            public Session open(SignalBatch batch, RunOptions run) {
                if (run.gradients()) {
                    throw new UnsupportedOperationException("this backend runs forward only");
                }
                return program.open(batch, run);
            }

            @Override
            public void close() {
                program.close();
            }
        };
    }
}
