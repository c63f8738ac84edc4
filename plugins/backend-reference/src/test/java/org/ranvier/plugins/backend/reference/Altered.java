package org.ranvier.plugins.backend.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;

/** The reference backend, but for what a subclass alters. */
abstract class Altered implements Backend {

    final Backend real = new ReferenceBackend();

    @Override
    public String name() {
        return "altered";
    }

    @Override
    public String description() {
        return "the reference backend with a mistake";
    }

    @Override
    public Availability availability() {
        return real.availability();
    }

    @Override
    public Set<Capability> capabilities() {
        return real.capabilities();
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        return real.check(plan);
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions options) {
        Refusal.throwIfAny(this, plan);
        return program(real.compile(plan, options), options);
    }

    /** The program around the real one. */
    abstract Program program(Program program, CompileOptions options);

    /** A program that does what another does. */
    static class Wrapped implements Program {

        final Program real;

        Wrapped(Program real) {
            this.real = real;
        }

        @Override
        public NetworkPlan plan() {
            return real.plan();
        }

        @Override
        public double[] read(String parameter) {
            return real.read(parameter);
        }

        @Override
        public void write(String parameter, double[] values) {
            real.write(parameter, values);
        }

        @Override
        public double[] readGradient(String parameter) {
            return real.readGradient(parameter);
        }

        @Override
        public void clearGradients() {
            real.clearGradients();
        }

        @Override
        public Map<String, double[]> readSlots(String parameter) {
            return real.readSlots(parameter);
        }

        @Override
        public void writeSlot(String parameter, String slot, double[] values) {
            real.writeSlot(parameter, slot, values);
        }

        @Override
        public void update(LoweredUpdate update, Map<String, Double> scalars) {
            real.update(update, scalars);
        }

        @Override
        public void rewire(String projection, SynapseList synapses, int[] keptFrom) {
            real.rewire(projection, synapses, keptFrom);
        }

        @Override
        public Session open(SignalBatch batch, RunOptions options) {
            return real.open(batch, options);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** A session that does what another does. */
    static class WrappedSession implements Session {

        final Session real;

        WrappedSession(Session real) {
            this.real = real;
        }

        @Override
        public Recording advance(int ticks) {
            return real.advance(ticks);
        }

        @Override
        public void backward(BackwardRequest request) {
            real.backward(request);
        }

        @Override
        public double[] dormantGradients(String projection, SynapseList candidates, Map<String, double[]> numbers) {
            return real.dormantGradients(projection, candidates, numbers);
        }

        @Override
        public double[] inputGradient() {
            return real.inputGradient();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
