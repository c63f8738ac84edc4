package org.ranvier.cli.analyse;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommandLines;
import org.ranvier.cli.command.Invocation;
import org.ranvier.text.Nearest;

/** All analyses, as commands and for another command that asks for one in the words of its own command line. */
public final class Analyses {

    private static final List<Analyse> ALL = List.of(
            new AnalyseReceptiveFields(),
            new AnalyseMoransI(),
            new AnalyseDistributions(),
            new AnalyseActivity(),
            new AnalyseClasses(),
            new AnalyseMoved(),
            new AnalyseAbMap(),
            new AnalyseMembranes());

    private Analyses() {}

    /** Returns the commands, in the order in which help lists them. */
    public static List<Command> commands() {
        return List.copyOf(ALL);
    }

    /**
     * Finds something out.
     *
     * @param words the words after {@code ranvier analyse}
     * @param around the call of the command that asks
     * @throws RanvierException as the command itself would
     */
    public static Findings find(List<String> words, Invocation around) {
        Analyse analysis = analysis(words);
        CommandLine line = CommandLines.parse(words.subList(1, words.size()), analysis.options(), analysis.name());
        analysis.arguments().check(analysis.name(), line.getArgList()).ifPresent(problem -> {
            throw new RanvierException(problem);
        });
        return analysis.find(
                new Invocation(line, around.console(), around.environment(), around.opened(), around.footprint()));
    }

    private static Analyse analysis(List<String> words) {
        List<String> names = ALL.stream().map(Analyse::analysis).toList();
        return ALL.stream()
                .filter(analysis -> analysis.analysis().equals(words.getFirst()))
                .findFirst()
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        "",
                        "there is no analysis '" + words.getFirst() + "'",
                        Nearest.remedy(words.getFirst(), names, "there are"))));
    }
}
