package org.ranvier.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.bench.Effort;
import org.ranvier.bench.Measurement;
import org.ranvier.bench.machine.MachineLimits;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.cli.process.OwnProcess;
import org.ranvier.cli.terminal.Numerals;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;

/** Measures how long training steps of the fixed workloads take, and what the machine can do at most. */
public final class Bench implements Command {

    private static final String LIST = "list";
    private static final String VARIANT = "variant";
    private static final String STEPS = "steps";
    private static final String SECONDS = "seconds";
    private static final String HERE = "here";
    private static final double USUAL_SECONDS = 10;

    private final OwnProcess program;

    /** @param program starts a process for each variant that is measured */
    public Bench(OwnProcess program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "Measure training steps of fixed workloads, and the limits of this machine";
    }

    @Override
    public String example() {
        return "ranvier bench W1 --variant slayer --seconds 5";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("NAME", 0, 1);
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.flag(LIST, "Show the workloads and their variants"),
                CommonOptions.value(VARIANT, "NAME", "A variant instead of the first, or all (may be repeated)"),
                CommonOptions.value(STEPS, "N", "How many steps to measure, after half as many for warming up"),
                CommonOptions.value(
                        SECONDS, "S", "How long to measure, after half as long for warming up; 10 by default"),
                CommonOptions.flag(
                        HERE, "Measure one variant in this very process, without the machine's limits: for profilers"),
                CommonOptions.value(ExperimentOptions.BACKEND, "ID", "Another backend than the workload's"),
                ExperimentOptions.threads(),
                CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        PluginRuntime plugins = invocation.openPlugins();
        Optional<String> name = invocation.arguments().stream().findFirst();
        if (invocation.has(LIST)) {
            return BenchList.show(plugins, invocation.console());
        }
        List<BenchCase> cases = BenchCase.chosen(plugins, name, invocation.values(VARIANT));
        Effort effort = effort(invocation);
        int threads = ExperimentOptions.threads(invocation);
        if (invocation.has(HERE)) {
            return here(invocation, plugins, cases, effort, threads);
        }
        cases = BenchCase.withOthersBeside(cases);
        // What cannot be, such as an unknown backend, is told before anything is measured.
        for (BenchCase one : cases) {
            load(one, invocation, plugins, threads);
        }
        BenchReport report = new BenchReport(invocation.console());
        report.measuringMachine(cases.size());
        MachineLimits machine = MachineLimits.measure(threads);
        report.machine(machine);
        List<Map<String, Object>> results = new ArrayList<>();
        Map<BenchCase, Measurement> byCase = new LinkedHashMap<>();
        for (BenchCase one : cases) {
            Measurement measured = BenchJson.measurement(program.run(arguments(invocation, one)));
            report.result(one, measured, machine);
            results.add(BenchJson.of(one, measured));
            byCase.put(one, measured);
        }
        byCase.forEach((one, measured) -> one.beside()
                .ifPresent(
                        beside -> report.ratio(one, measured, beside.variant().name(), byCase.get(beside))));
        report.events(byCase);
        List<BenchMean> means = BenchMean.of(cases, List.copyOf(byCase.values()));
        means.forEach(report::mean);
        Map<String, Object> json = json(BenchJson.of(machine), results);
        json.put("means", means.stream().map(BenchJson::of).toList());
        return Outcome.success(json);
    }

    private Outcome here(
            Invocation invocation, PluginRuntime plugins, List<BenchCase> cases, Effort effort, int threads)
            throws InterruptedException {
        if (cases.size() > 1) {
            throw new RanvierException(Problem.usage(
                    "--" + HERE,
                    "several variants would disturb each other in one process",
                    "name one workload and one variant"));
        }
        BenchCase one = cases.getFirst();
        Experiment experiment = load(one, invocation, plugins, threads);
        Measurement measured = Interruptible.run(
                stop -> Measurement.of(one.workload(), experiment, effort, stop), _ -> new InterruptedException());
        new BenchReport(invocation.console()).result(one, measured);
        return Outcome.success(json(BenchJson.of(threads), List.of(BenchJson.of(one, measured))));
    }

    private static Experiment load(BenchCase one, Invocation invocation, PluginRuntime plugins, int threads) {
        return one.workload()
                .load(
                        one.variant(),
                        invocation.value(ExperimentOptions.BACKEND),
                        new Experiment.Environment(plugins, invocation.dataFolders(), threads));
    }

    /** Returns the arguments of the process that measures one variant. */
    private List<String> arguments(Invocation invocation, BenchCase one) {
        List<String> arguments = new ArrayList<>(List.of(
                name(),
                one.workload().name(),
                "--" + VARIANT,
                one.variant().name(),
                "--" + HERE,
                "--" + CommonOptions.JSON));
        for (String option :
                List.of(STEPS, SECONDS, ExperimentOptions.BACKEND, ExperimentOptions.THREADS, CommonOptions.PLUGINS)) {
            invocation.values(option).forEach(value -> arguments.addAll(List.of("--" + option, value)));
        }
        return arguments;
    }

    private static Effort effort(Invocation invocation) {
        Optional<String> steps = invocation.value(STEPS);
        Optional<String> seconds = invocation.value(SECONDS);
        if (steps.isPresent() && seconds.isPresent()) {
            throw new RanvierException(
                    Problem.usage("--" + SECONDS, "steps are given as well", "give one of --steps and --seconds"));
        }
        if (steps.isPresent()) {
            return Effort.ofSteps((int) number(STEPS, steps.get(), 1, 1_000_000));
        }
        return Effort.ofSeconds(
                seconds.map(text -> number(SECONDS, text, 0, 86_400)).orElse(USUAL_SECONDS));
    }

    private static double number(String option, String text, double least, double most) {
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most && (!option.equals(STEPS) || number == Math.rint(number))) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is refused below, as a number out of range is.
        }
        throw new RanvierException(Problem.usage(
                "--" + option,
                "'" + text + "' is not a " + (option.equals(STEPS) ? "whole " : "") + "number from "
                        + Numerals.brief(least) + " to " + Numerals.brief(most),
                "write --" + option + " 10"));
    }

    private static Map<String, Object> json(Map<String, Object> machine, List<Map<String, Object>> results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("results", results);
        return json;
    }
}
