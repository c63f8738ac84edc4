package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.cli.Option;
import org.ranvier.analysis.Trace;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Examples;
import org.ranvier.cli.terminal.Table;
import org.ranvier.runtime.Lease;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.backend.BackendCheck;
import org.ranvier.training.report.NetworkObserver;
import org.ranvier.training.report.SampleRange;
import org.ranvier.training.simulate.Quantities;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** Shows the membrane potentials and spikes of some neurons over one sample. */
final class AnalyseMembranes extends Analyse {

    private static final String SAMPLE = "sample";
    private static final String RECORD = "record";

    @Override
    String analysis() {
        return "membranes";
    }

    @Override
    public String summary() {
        return "Show membrane potentials and spikes of some neurons over one sample of a run, or in a network";
    }

    @Override
    public String example() {
        return "ranvier analyse membranes runs/first --sample 7 --neurons hidden:0,3";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN|NETWORK");
    }

    @Override
    List<Option> own() {
        return AnalysedRun.options(
                CommonOptions.value(SAMPLE, "N", "Which sample of the split, from 0; the first by default"),
                AnalysedRun.split(),
                CommonOptions.value(
                        NeuronChoice.OPTION,
                        "POPULATION:N,N",
                        "Which neurons; the first three of every population by default (may be repeated)"),
                CommonOptions.value(
                        RECORD,
                        "NAMES",
                        "Which quantities, as in simulate; the spikes and the first state of each model by default"),
                ExperimentOptions.backend());
    }

    /** What was recorded of a network. */
    private record Recorded(NetworkPlan plan, Map<String, double[]> traces, int samples) {}

    @Override
    Findings find(Invocation invocation) {
        int sample = ExperimentOptions.from0(invocation, SAMPLE).orElse(0);
        boolean run = Files.isDirectory(Path.of(invocation.arguments().getFirst()));
        Recorded recorded = run ? ofRun(invocation, sample) : ofNetwork(invocation);
        int place = run ? 0 : sample;
        if (place >= recorded.samples()) {
            throw new RanvierException(Problem.usage(
                    "--" + SAMPLE, "the input has " + recorded.samples() + " samples", "count them from 0"));
        }
        NetworkPlan plan = recorded.plan();
        List<Trace> traces = Trace.of(plan, recorded.traces(), plan.ticks(), place, NeuronChoice.of(invocation, plan));
        CsvTable csv = new CsvTable("population", "neuron", "quantity", "time_ms", "value");
        traces.forEach(trace -> IntStream.range(0, trace.values().length)
                .forEach(t -> csv.row(
                        trace.population(), trace.neuron(), trace.quantity(), t * plan.dtMs(), trace.values()[t])));
        List<String> lines = new ArrayList<>();
        lines.add(text("sample %d, %,d ticks of %s ms", sample, plan.ticks(), Fields.number(plan.dtMs())));
        lines.addAll(table(traces, plan.dtMs())
                .text(invocation.console().width())
                .lines()
                .toList());
        return new Findings(json(traces, sample, plan.dtMs()), lines, csv, () -> Charts.membranes(traces, plan.dtMs()));
    }

    private static List<String> quantities(Invocation invocation, NetworkPlan plan) {
        if (plan.eventDriven()) {
            throw new RanvierException(Problem.usage(
                    invocation.arguments().getFirst(),
                    "this network has no clock, and its neurons are computed from spike to spike, without a trace between",
                    "see its spike times: ranvier simulate, or analyse activity"));
        }
        List<String> wanted = invocation.values(RECORD).stream()
                .flatMap(names -> Arrays.stream(names.split("\\s*,\\s*")))
                .filter(name -> !name.isBlank())
                .toList();
        return wanted.isEmpty() ? Trace.usual(plan) : Quantities.of(plan, wanted);
    }

    private static Recorded ofRun(Invocation invocation, int sample) {
        AtomicReference<Recorded> recorded = new AtomicReference<>();
        AnalysedRun run = AnalysedRun.of(invocation);
        run.experiment()
                .observe(
                        run.path(), new SampleRange(AnalysedRun.splitOf(invocation), sample, 1), new NetworkObserver() {

                            @Override
                            public List<String> quantities(NetworkPlan plan) {
                                return AnalyseMembranes.quantities(invocation, plan);
                            }

                            @Override
                            public void batch(ObservedBatch batch) {
                                if (batch.recording() instanceof Recording.Ticks ticks) {
                                    recorded.set(new Recorded(batch.network().plan(), ticks.traces(), ticks.samples()));
                                }
                            }
                        });
        return recorded.get();
    }

    private static Recorded ofNetwork(Invocation invocation) {
        PluginRuntime plugins = invocation.openPlugins();
        Path file = Examples.of(invocation.environment())
                .network(invocation.arguments().getFirst());
        Simulation simulation = new SimulationReader(plugins).read(file, Optional.empty(), false);
        NetworkPlan plan = simulation.network().plan();
        List<String> quantities = quantities(invocation, plan);
        String backend = invocation
                .value(ExperimentOptions.BACKEND)
                .orElseGet(() -> plugins.defaults().require(Backend.class, "exact", "choose one with --backend"));
        Simulation.Result result;
        try (Lease _ = plugins.lease()) {
            result = simulation.run(
                    plugins.find(Backend.class, backend, "--backend"),
                    BackendCheck.installed(plugins),
                    ExperimentOptions.threads(invocation),
                    quantities,
                    false);
        }
        Map<String, double[]> traces = new LinkedHashMap<>();
        for (Population p : plan.all(Population.class)) {
            Optional.ofNullable(result.spikes().get(p.name()))
                    .ifPresent(spikes -> traces.put(p.name() + ".spikes", spikes.values()));
        }
        result.states().forEach((name, values) -> traces.put(name, values.values()));
        return new Recorded(plan, traces, simulation.signal().samples());
    }

    private static Table table(List<Trace> traces, double dtMs) {
        Table table = new Table(2).row("neuron", "quantity", "least", "greatest", "spikes at, ms");
        for (Trace trace : traces) {
            String name = trace.population() + " " + trace.neuron();
            if (trace.isSpikes()) {
                int[] ticks = trace.ticks();
                String times = IntStream.of(ticks)
                        .limit(12)
                        .mapToObj(t -> Fields.number(t * dtMs))
                        .reduce((a, b) -> a + " " + b)
                        .orElse("–");
                table.row(name, trace.quantity(), "", "", times + (ticks.length > 12 ? " …" : ""));
            } else {
                table.row(
                        name,
                        trace.quantity(),
                        text("%.3f", DoubleStream.of(trace.values()).min().orElse(Double.NaN)),
                        text("%.3f", DoubleStream.of(trace.values()).max().orElse(Double.NaN)),
                        "");
            }
        }
        return table;
    }

    private static Map<String, Object> json(List<Trace> traces, int sample, double dtMs) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Trace trace : traces) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("population", trace.population());
            one.put("neuron", trace.neuron());
            one.put("quantity", trace.quantity());
            one.put("values", DoubleStream.of(trace.values()).boxed().toList());
            all.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sample", sample);
        json.put("dt", dtMs);
        json.put("traces", all);
        return json;
    }
}
