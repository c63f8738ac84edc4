package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.Readout;
import org.ranvier.hardware.brainscales2.chip.Stimulus;
import org.ranvier.support.SessionGate;
import org.ranvier.support.plan.EventTimes;

/**
 * A network on a chip, and beside it its shadow: the ideal model, which holds the trained numbers in floating point,
 * takes gradients at the times that the chip measured, and makes the optimiser's steps. Before each batch its numbers
 * are rounded and written to the chip.
 */
final class LoopProgram implements Program {

    private static final String SATURATED = "saturated_weights";
    private static final String DROPPED_INPUTS = "dropped_input_events";
    private static final String DROPPED_OUTPUTS = "dropped_recorded_events";

    private final NetworkPlan plan;
    private final Backend backend;
    private final Chip chip;
    private final ShadowPlan names;
    private final Program shadow;
    private final Map<LoweredUpdate, LoweredUpdate> updates = new IdentityHashMap<>();
    /** Numbers of parameters that the shadow has no use for. */
    private final Map<String, double[]> kept = new LinkedHashMap<>();

    private final Map<String, Long> counters = new LinkedHashMap<>();
    private Placement placement;
    private final SessionGate gate = new SessionGate();

    LoopProgram(NetworkPlan plan, CompileOptions options, Backend backend, Backend ideal, Chip chip) {
        this.plan = plan;
        this.backend = backend;
        this.chip = chip;
        names = new ShadowPlan(plan, chip.figures());
        List<LoweredUpdate> renamed = new ArrayList<>();
        for (LoweredUpdate update : options.updates()) {
            updates.put(update, names.renamed(update));
            renamed.add(updates.get(update));
        }
        shadow =
                ideal.compile(names.plan(), CompileOptions.of(options.threads()).withUpdates(renamed));
        names.constants().forEach(shadow::write);
        for (ParameterSpec spec : plan.parameters()) {
            if (names.nameOf(spec.name()).isEmpty()) {
                kept.put(spec.name(), new double[spec.size()]);
            }
        }
        clearCounters();
    }

    @Override
    public NetworkPlan plan() {
        return plan;
    }

    @Override
    public double[] read(String parameter) {
        double[] own = kept.get(parameter);
        return own != null ? own.clone() : shadow.read(inShadow(parameter));
    }

    @Override
    public void write(String parameter, double[] values) {
        double[] own = kept.get(parameter);
        if (own == null) {
            shadow.write(inShadow(parameter), values);
        } else if (own.length != values.length) {
            throw new IllegalArgumentException(
                    "'" + parameter + "' has " + own.length + " numbers, but " + values.length + " were given");
        } else {
            kept.put(parameter, values.clone());
        }
    }

    @Override
    public double[] readGradient(String parameter) {
        if (kept.containsKey(parameter)) {
            throw new IllegalArgumentException("parameter '" + parameter + "' is not trained");
        }
        return shadow.readGradient(inShadow(parameter));
    }

    @Override
    public void clearGradients() {
        shadow.clearGradients();
    }

    @Override
    public Map<String, double[]> readSlots(String parameter) {
        return kept.containsKey(parameter) ? Map.of() : shadow.readSlots(inShadow(parameter));
    }

    @Override
    public void writeSlot(String parameter, String slot, double[] values) {
        shadow.writeSlot(inShadow(parameter), slot, values);
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        shadow.update(updates.computeIfAbsent(update, names::renamed), scalars);
    }

    private String inShadow(String parameter) {
        if (!plan.parametersByName().containsKey(parameter)) {
            throw new IllegalArgumentException("there is no parameter '" + parameter + "'; there are "
                    + plan.parametersByName().keySet());
        }
        return names.nameOf(parameter).orElseThrow();
    }

    @Override
    public Session open(SignalBatch batch, RunOptions options) {
        return gate.open(plan, batch, () -> start(batch, options));
    }

    private Session start(SignalBatch batch, RunOptions options) {
        SignalBatch.Events events = EventTimes.of(batch);
        Translation translation = translation();
        prepare(translation);
        Session gradients = options.gradients() ? shadow.open(batch, options) : null;
        return new LoopSession(this, translation, placement, events, options, gradients);
    }

    private Translation translation() {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        plan.parameters().forEach(spec -> numbers.put(spec.name(), read(spec.name())));
        Translation translation = Translation.of(TrainedNetwork.of("", plan, numbers), chip.figures());
        Refusal.throwIfAny(backend, translation.refusals());
        return translation;
    }

    /**
     * Prepares the chip for a translation; if untrained delays were written, other projections may need delay elements
     * than before.
     */
    private void prepare(Translation translation) {
        if (placement == null || !placement.firstElement().keySet().equals(translation.delayed())) {
            placement = Placement.of(plan, translation.delayed(), chip.figures());
            chip.place(placement.wiring());
        }
        Translation.Written written = translation.levels(placement);
        chip.write(written.levels());
        counters.merge(SATURATED, (long) written.saturated(), Math::max);
    }

    Readout run(Stimulus stimulus) {
        Readout readout = chip.run(stimulus);
        counters.merge(DROPPED_INPUTS, readout.droppedInputs(), Long::sum);
        counters.merge(DROPPED_OUTPUTS, readout.droppedOutputs(), Long::sum);
        return readout;
    }

    void sessionClosed() {
        gate.close();
    }

    /** Of weights at the last level or beyond the most at any time, of events the sum. */
    @Override
    public Map<String, Long> takeCounters() {
        Map<String, Long> taken = new LinkedHashMap<>(counters);
        clearCounters();
        return taken;
    }

    private void clearCounters() {
        List.of(SATURATED, DROPPED_INPUTS, DROPPED_OUTPUTS).forEach(name -> counters.put(name, 0L));
    }

    @Override
    public void close() {
        chip.close();
        shadow.close();
    }
}
