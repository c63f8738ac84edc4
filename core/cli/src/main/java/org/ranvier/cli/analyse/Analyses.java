package org.ranvier.cli.analyse;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Invocation;
import org.ranvier.text.Nearest;

/** Analyses that another command asks for, in the words of their own command lines. */
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

    /**
     * Finds something out.
     *
     * @param words the words after {@code ranvier analyse}
     * @param around the call of the command that asks
     * @throws RanvierException as the command itself would
     */
    public static Findings find(List<String> words, Invocation around) {
        Analyse analysis = analysis(words);
        Options options = new Options();
        analysis.options().forEach(options::addOption);
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(options, words.subList(1, words.size()).toArray(String[]::new));
            analysis.arguments().check(analysis.name(), line.getArgList()).ifPresent(problem -> {
                throw new RanvierException(problem);
            });
            return analysis.find(
                    new Invocation(line, around.console(), around.environment(), around.opened(), around.footprint()));
        } catch (ParseException e) {
            throw new RanvierException(
                    Problem.usage(
                            String.join(" ", words), e.getMessage(), "see ranvier " + analysis.name() + " --help"),
                    e);
        }
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
