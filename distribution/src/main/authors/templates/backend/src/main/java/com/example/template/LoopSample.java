package com.example.template;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.support.DynamicsRun;

/** One sample. Elements are listed in the order in which they run within a tick; the way back is the reverse. */
final class LoopSample {

    /** Neurons of populations, and post-synaptic currents of projections. */
    final Map<Element, DynamicsRun> runs = new IdentityHashMap<>();
    /** What arrives at each tick, and dL/d of it. */
    final Map<LoopWire, double[][]> arrivals = new HashMap<>();

    final Map<LoopWire, double[][]> errors = new HashMap<>();
    final Map<Integer, double[]> byInput = new TreeMap<>();
    private final NetworkPlan plan;
    private final double[][] input;
    private final List<LoopWire> wires;

    LoopSample(NetworkPlan plan, double[][] input, List<LoopWire> wires) {
        this.plan = plan;
        this.input = input;
        this.wires = wires;
        for (LoopWire w : wires) {
            arrivals.put(w, new double[plan.ticks()][w.synapses.post()]);
            errors.put(w, new double[plan.ticks()][w.synapses.post()]);
        }
    }

    DynamicsRun neurons(String population) {
        return runs.get(plan.get(Population.class, population));
    }

    double[] sent(String source, int tick) {
        boolean input = plan.all(Input.class).stream().anyMatch(i -> i.name().equals(source));
        return input ? this.input[tick] : neurons(source).output(tick);
    }

    void forward(int tick) {
        for (Element element : plan.elements()) {
            if (element instanceof Population p) {
                double[][] ports = new double[p.step().inputs().size()][p.neurons()];
                for (LoopWire w : into(p)) {
                    add(arrived(w, tick), 0, ports[p.step().inputs().indexOf(w.plan.port())]);
                }
                runs.get(p).step(tick, ports);
            }
            for (LoopWire w : outOf(element)) {
                w.send(tick, sent(element.name(), tick), arrivals.get(w));
            }
        }
    }

    private List<LoopWire> into(Population p) {
        return wires.stream().filter(w -> w.plan.to().equals(p.name())).toList();
    }

    private List<LoopWire> outOf(Element e) {
        boolean source = !(e instanceof Projection);
        return wires.stream()
                .filter(w -> source && w.plan.from().equals(e.name()))
                .toList();
    }

    private double[] arrived(LoopWire w, int tick) {
        double[] x = arrivals.get(w)[tick];
        if (w.bias != null) {
            add(w.bias, 0, x);
        }
        DynamicsRun current = runs.get(w.plan);
        return current == null ? x : current.step(tick, new double[][] {x});
    }

    /** From dL/d output, [tick][neuron] from an index on, to dL/d of all that went in. */
    void back(double[] outputGradient, int from, int ticks) {
        runs.values().forEach(DynamicsRun::startBackward);
        for (int t = ticks - 1; t >= 0; t--) {
            for (Element element : plan.elements().reversed()) {
                switch (element) {
                    case Input i -> byInput.put(t, pulled(i, t));
                    case Population p -> back(p, t, outputGradient, from);
                    default -> {}
                }
            }
        }
    }

    private void back(Population p, int tick, double[] outputGradient, int from) {
        double[] error = pulled(p, tick);
        if (p.name().equals(plan.output())) {
            add(outputGradient, from + tick * p.neurons(), error);
        }
        double[][] ports = runs.get(p).stepBack(tick, error, null);
        for (LoopWire w : into(p)) {
            double[] d = ports[p.step().inputs().indexOf(w.plan.port())];
            DynamicsRun current = runs.get(w.plan);
            errors.get(w)[tick] = current == null ? d : current.stepBack(tick, d, null)[0];
        }
    }

    private double[] pulled(Element source, int tick) {
        double[] sum = new double[plan.widthOf(source.name())];
        outOf(source).forEach(w -> w.pull(tick, errors.get(w), sum));
        return sum;
    }

    static void add(double[] more, int from, double[] sum) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += more[from + n];
        }
    }
}
