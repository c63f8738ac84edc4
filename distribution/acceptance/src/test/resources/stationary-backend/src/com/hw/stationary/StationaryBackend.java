package com.hw.stationary;

import org.ranvier.api.plan.NetworkPlan;
import java.util.*;
import org.ranvier.api.backend.*;

/** Takes the place of simd; it trains, but neither changes synapses nor takes penalties on spikes. */
public final class StationaryBackend implements Backend {
    @Override public String name() { return "simd"; }
    @Override public String description() { return "trains networks whose synapses stay"; }
    @Override public Availability availability() { return Availability.available("nothing"); }
    @Override public Set<Capability> capabilities() {
        return EnumSet.of(Capability.TRAINING, Capability.SPARSE, Capability.RECURRENT, Capability.GRADED_INPUT);
    }
    @Override public Program compile(NetworkPlan plan, CompileOptions options) {
        throw new UnsupportedOperationException("it was not to be chosen");
    }
}
