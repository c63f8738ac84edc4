package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Range;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.event.EventRule.KernelValues;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Levels;
import org.ranvier.support.plan.TrainedProjection;

/**
 * From the numbers of a network to those of a chip. The network's own tau becomes that of the chip, so a network in any
 * unit of time has the same spikes: one tau of the model is one tau of the chip.
 *
 * <p>With κ(t) = c t e^(−t/tau) a potential in units of c·tau is Σ w x e^(−x), x in tau; so a threshold θ is written as
 * θ / (c tau).
 */
final class Translation {

    private final TrainedNetwork network;
    private final NetworkPlan plan;
    private final Figures figures;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, double[]> thresholds = new LinkedHashMap<>();
    private final Map<String, double[]> weights = new LinkedHashMap<>();
    private final Map<String, double[]> delaysUs = new LinkedHashMap<>();
    private final Set<String> delayed = new LinkedHashSet<>();
    private double tauMs = Double.NaN;

    private Translation(TrainedNetwork network, Figures figures) {
        this.network = network;
        this.plan = network.plan();
        this.figures = figures;
        plan.all(Population.class).forEach(this::neurons);
        if (refusals.isEmpty()) {
            plan.all(Projection.class).forEach(this::projection);
            refusals.addAll(PlanCheck.capacity(plan, delayed, figures));
        }
    }

    /** Translates a network whose plan the chip carries. */
    static Translation of(TrainedNetwork network, Figures figures) {
        return new Translation(network, figures);
    }

    /** Returns what the chip cannot carry; nothing else may be asked for where there is something. */
    List<Refusal> refusals() {
        return refusals;
    }

    /** The tau of the network, in ms. */
    double tauMs() {
        return tauMs;
    }

    /** From µs on the chip to ms of the network. */
    double toMs(double us) {
        return us / figures.tauUs() * tauMs;
    }

    /** From ms of the network to µs on the chip. */
    double toUs(double ms) {
        return ms / tauMs * figures.tauUs();
    }

    /** The projections that need delay elements. */
    Set<String> delayed() {
        return delayed;
    }

    /** The delays of a projection's sources in ms, where it has delay elements. */
    double[] delaysMs(String projection) {
        return java.util.Arrays.stream(delaysUs.get(projection)).map(this::toMs).toArray();
    }

    /** Returns the levels to write to the chip, and the number of weights at the limit. */
    Written levels(Placement placement) {
        Levels levels = new Levels(
                new double[placement.wiring().synapses()],
                new double[placement.wiring().elements()],
                new double[placement.wiring().neurons()]);
        int saturated = 0;
        for (Projection p : plan.all(Projection.class)) {
            double[] own = weights.get(p.name());
            int[] places = placement.placeOfSynapse().get(p.name());
            for (int s = 0; s < own.length; s++) {
                double level = figures.levelOf(own[s]);
                if (!figures.exact() && Math.abs(level) >= figures.weightLevels()) {
                    level = Math.copySign(figures.weightLevels(), level);
                    saturated++;
                }
                levels.weights()[places[s]] = level;
            }
            if (delayed.contains(p.name())) {
                int first = placement.firstElement().get(p.name());
                double[] delays = delaysUs.get(p.name());
                for (int j = 0; j < delays.length; j++) {
                    levels.delays()[first + j] = figures.countOf(delays[j]);
                }
            }
        }
        thresholds.forEach((population, own) -> System.arraycopy(
                own, 0, levels.thresholds(), placement.firstNeuron().get(population), own.length));
        return new Written(levels, saturated);
    }

    /**
     * Levels to write.
     *
     * @param saturated how many weights have the largest level, or were cut to it
     */
    record Written(Levels levels, int saturated) {}

    private void neurons(Population p) {
        double[] own = new double[p.neurons()];
        for (int i = 0; i < own.length; i++) {
            KernelValues kernel = p.response().orElseThrow().values(network.at(p.name(), Role.NEURON_PARAMETER, i));
            int term = onlyTerm(kernel);
            if (term < 0 || kernel.powers()[term] != 1 || !(kernel.coefficients()[term] > 0)) {
                refuse(
                        p.name(),
                        "the response of neuron " + i + " is not c t e^(−t/tau): on the chip membranes and currents"
                                + " have the same time constant, so tau_mem must equal tau_syn");
                return;
            }
            double tau = kernel.taus()[term];
            tauMs = Double.isNaN(tauMs) ? tau : tauMs;
            if (Math.abs(tau - tauMs) > 1e-12 * tauMs) {
                refuse(
                        p.name(),
                        "the chip has one time constant, but neuron " + i + " has " + tau + " ms and others have "
                                + tauMs + " ms");
                return;
            }
            own[i] = kernel.threshold() / (kernel.coefficients()[term] * tau);
            if (!(own[i] > 0)) {
                refuse(p.name(), "the threshold of neuron " + i + " is not above rest");
                return;
            }
        }
        thresholds.put(p.name(), own);
    }

    private static int onlyTerm(KernelValues kernel) {
        int found = -1;
        for (int m = 0; m < kernel.coefficients().length; m++) {
            if (kernel.coefficients()[m] != 0) {
                if (found >= 0) {
                    return -1;
                }
                found = m;
            }
        }
        return found;
    }

    private void projection(Projection p) {
        TrainedProjection trained = new TrainedProjection(network, p);
        weights.put(p.name(), trained.weights());
        double[] ms = trained.delaysMs();
        boolean learns = PlanCheck.trainsDelays(plan, p);
        if (learns || java.util.Arrays.stream(ms).anyMatch(d -> d != 0)) {
            delayed.add(p.name());
            int before = refusals.size();
            PlanCheck.siteOf(p, refusals);
            if (refusals.size() == before) {
                double[] us = java.util.Arrays.stream(ms).map(this::toUs).toArray();
                delaysUs.put(p.name(), us);
                withinReach(p, us);
                if (learns) {
                    keepsWithinReach(p);
                }
            }
        }
    }

    private void withinReach(Projection p, double[] us) {
        int outside = 0;
        double example = 0;
        for (double delay : us) {
            if (!fits(delay)) {
                example = outside == 0 ? delay : example;
                outside++;
            }
        }
        if (outside > 0) {
            refuse(
                    p.name(),
                    outside + " of its " + us.length + " delays lie outside " + reach() + "; the first is "
                            + ms(example) + (example == 0 ? ", and no element has a zero delay" : ""));
        }
    }

    /** Refuses a projection whose delays training can take beyond the reach of delay elements. */
    private void keepsWithinReach(Projection p) {
        ParameterSpec spec = plan.parameter(p.parameter(Role.DELAYS));
        Range bounds = spec.bounds();
        double a = effective(p, bounds.min());
        double b = effective(p, bounds.max());
        double least = Math.min(a, b);
        double most = Math.max(a, b);
        if (!fits(toUs(least)) || !fits(toUs(most))) {
            refuse(
                    p.name(),
                    "training may take its delays from " + number(least) + " to "
                            + (most == Double.POSITIVE_INFINITY ? "any" : number(most) + " ms") + ", beyond " + reach()
                            + "; bound them, as 'delgrad' does with 'shift' and 'scale', or 'max'");
        }
    }

    private double effective(Projection p, double raw) {
        if (p.delays().effective().identity()) {
            return raw;
        }
        ScalarCode code = p.delays().effective().effective();
        double[] results = code.evaluate(symbol -> raw, draw -> 0);
        int value = code.stores().stream().map(s -> s.symbol().kind()).toList().indexOf(Symbol.Kind.VALUE);
        return results[value];
    }

    private boolean fits(double us) {
        double tolerance = 1e-9 * figures.mostDelayUs();
        return us >= figures.leastDelayUs() - tolerance && us <= figures.mostDelayUs() + tolerance;
    }

    private String reach() {
        return "what delay elements have, " + number(toMs(figures.leastDelayUs())) + " to " + ms(figures.mostDelayUs())
                + " (" + number(figures.leastDelayUs()) + " to " + number(figures.mostDelayUs()) + " µs on the chip)";
    }

    private String ms(double us) {
        return number(toMs(us)) + " ms";
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.6g", x)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }

    private void refuse(String element, String reason) {
        refusals.add(Refusal.ofLimit(element, reason));
    }
}
