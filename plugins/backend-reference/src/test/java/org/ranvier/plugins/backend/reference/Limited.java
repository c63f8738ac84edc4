package org.ranvier.plugins.backend.reference;

import java.util.Set;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;

/** A backend that only runs plain networks forward, as a chip might, and says so: nothing is wrong with it. */
class Limited extends Altered {

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.STREAMING);
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
