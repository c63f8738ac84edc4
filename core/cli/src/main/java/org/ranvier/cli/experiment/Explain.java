package org.ranvier.cli.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.Examples;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.Overrides;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.Experiment;
import org.ranvier.training.explain.Explanation;
import org.ranvier.training.network.NetworkReader;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** Shows what the compiler makes of an experiment, or of a network to simulate. */
public final class Explain implements Command {

    private static final String EQUATIONS = "equations";

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Show what an experiment is made of: layers, projections, parameters, equations";
    }

    @Override
    public String example() {
        return "ranvier explain yin-yang --equations";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("EXPERIMENT");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(CommonOptions.flag(EQUATIONS, "Show the discrete equations of every model, forward and backward"));
        options.addAll(ExperimentOptions.all());
        return options;
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path file =
                Examples.of(invocation.environment()).any(invocation.arguments().getFirst());
        Explanation explanation = explanation(file, invocation);
        ExplainReport report = new ExplainReport(explanation, invocation.console());
        report.print();
        if (invocation.has(EQUATIONS)) {
            report.printEquations();
        }
        return Outcome.success(ExplainReport.json(explanation));
    }

    /** A network to simulate says so by its format, or by having an input of its own and no training. */
    private static Explanation explanation(Path path, Invocation invocation) {
        Mapping file = ConfigParser.read(path);
        boolean simulation = file.get("format").isPresent()
                || file.get("training").isEmpty() && file.get("input").isPresent();
        if (!simulation) {
            return Experiment.load(
                            path, ExperimentOptions.changes(invocation), ExperimentOptions.environment(invocation))
                    .explain();
        }
        Problems problems = new Problems();
        Mapping changed = Overrides.apply(
                file, ExperimentOptions.changes(invocation).overrides(), NetworkReader::itemName, problems);
        problems.throwIfAny();
        Simulation network = new SimulationReader(invocation.openPlugins()).read(changed, Optional.empty(), false);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("network", path.getFileName().toString());
        return Explanation.of(network.network(), facts, invocation.defaults());
    }
}
