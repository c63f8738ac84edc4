package org.ranvier.training.advice;

import static org.ranvier.training.number.Figures.count;
import static org.ranvier.training.number.Figures.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.support.plan.TrainedProjection;

/**
 * Trained delays that have come to the longest there may be, and would go on.
 *
 * @param projection whose
 * @param there how many
 * @param delays of how many
 * @param longestMs the longest delay there may be
 */
record DelaysAtEnd(String projection, int there, int delays, double longestMs) implements Diagnosis {

    private static final double MUCH = 0.1;

    /** Looks at every projection with trained delays and a longest one. */
    static List<DelaysAtEnd> of(TrainedNetwork network) {
        List<DelaysAtEnd> found = new ArrayList<>();
        NetworkPlan plan = network.plan();
        for (Projection p : plan.eventDriven() ? List.<Projection>of() : plan.all(Projection.class)) {
            double longest = p.delays().maxTicks() * plan.dtMs();
            if (longest > 0 && plan.parameter(p.parameter(Role.DELAYS)).trainable()) {
                double[] delays = new TrainedProjection(network, p).delaysMs();
                int there = (int) Arrays.stream(delays)
                        .filter(ms -> ms >= longest - plan.dtMs() / 2)
                        .count();
                if (there > MUCH * delays.length) {
                    found.add(new DelaysAtEnd(p.name(), there, delays.length, longest));
                }
            }
        }
        return found;
    }

    @Override
    public String subject() {
        return ParameterId.of(projection, Role.DELAYS).fullName();
    }

    @Override
    public String sentence() {
        return count(there) + " of " + count(delays) + " delays of '" + projection
                + "' have come to the longest there may be, " + number(longestMs) + " ms: raise their max";
    }
}
