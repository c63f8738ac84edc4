package org.ranvier.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;

/** Finds out where a run went wrong once its loss is no number: runs the batch again and looks at everything. */
final class Divergence {

    private static final String OBJECTIVE = "the objective makes none of finite outputs";

    private Divergence() {}

    /** The failure to report, naming a parameter, or the element, neuron and tick at which numbers end. */
    static RanvierException at(String when, Program program, Batches.Batch batch, RunOptions options) {
        return new RanvierException(Problem.run(
                when,
                "the loss is no number, as " + cause(program, batch, options),
                "lower the learning rates or set training.clip_norm"));
    }

    private static String cause(Program program, Batches.Batch batch, RunOptions options) {
        for (ParameterSpec spec : program.plan().parameters()) {
            double[] values = program.read(spec.name());
            for (int n = 0; n < values.length; n++) {
                if (!Double.isFinite(values[n])) {
                    return "number " + n + " of '" + spec.name() + "' is " + name(values[n]);
                }
            }
        }
        RunOptions forward = new RunOptions(
                options.training(), false, false, options.seed(), options.step(), quantities(program.plan()));
        try (Session session = program.open(batch.signal(), forward)) {
            return switch (session.advance(program.plan().ticks())) {
                case Recording.Ticks ticks -> first(ticks, program.plan());
                case Recording.Times times -> first(times);
            };
        }
    }

    private static String first(Recording.Times times) {
        for (Map.Entry<String, double[]> population : times.spikes().entrySet()) {
            double[] spikes = population.getValue();
            int width = spikes.length / times.samples();
            for (int n = 0; n < spikes.length; n++) {
                if (Double.isNaN(spikes[n])) {
                    return String.format(
                            Locale.ROOT,
                            "neuron %d of '%s' has the spike time NaN in sample %d",
                            n % width / times.perNeuron(),
                            population.getKey(),
                            n / width);
                }
            }
        }
        return OBJECTIVE;
    }

    private static List<String> quantities(NetworkPlan plan) {
        List<String> quantities = new ArrayList<>();
        if (plan.eventDriven()) {
            return quantities;
        }
        for (Population p : plan.all(Population.class)) {
            p.step().inputs().forEach(input -> quantities.add(p.name() + "." + input));
            p.step().states().forEach(state -> quantities.add(p.name() + "." + state));
        }
        return quantities;
    }

    private static String first(Recording.Ticks recording, NetworkPlan plan) {
        for (int t = 0; t < recording.ticks(); t++) {
            for (Map.Entry<String, double[]> trace : recording.traces().entrySet()) {
                int width = plan.widthOf(trace.getKey().substring(0, trace.getKey().lastIndexOf('.')));
                for (int b = 0; b < recording.samples(); b++) {
                    for (int n = 0; n < width; n++) {
                        double value = trace.getValue()[(b * recording.ticks() + t) * width + n];
                        if (!Double.isFinite(value)) {
                            return String.format(
                                    Locale.ROOT, "'%s' of neuron %d is %s at tick %d", trace.getKey(), n, name(value), t);
                        }
                    }
                }
            }
        }
        return OBJECTIVE;
    }

    private static String name(double value) {
        return Double.isNaN(value) ? "NaN" : "infinite";
    }
}
