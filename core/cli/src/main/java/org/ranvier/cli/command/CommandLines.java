package org.ranvier.cli.command;

import java.util.Collection;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.Nearest;

/** Reads command lines; what is wrong with one is told with the nearest that is right. */
public final class CommandLines {

    private CommandLines() {}

    /**
     * Reads the arguments of a command.
     *
     * @param options the options that it has
     * @param command its name, as in {@code plugin list}; empty for the program itself
     * @throws RanvierException with a {@code USAGE} problem, if they are not those of such a command
     */
    public static CommandLine parse(List<String> args, Collection<Option> options, String command) {
        Options known = new Options();
        options.forEach(known::addOption);
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            return parser.parse(known, args.toArray(String[]::new));
        } catch (ParseException e) {
            throw new RanvierException(explain(e, options, command), e);
        }
    }

    private static Problem explain(ParseException e, Collection<Option> options, String command) {
        String help = "ranvier " + (command.isEmpty() ? "" : command + " ") + "--help";
        return switch (e) {
            case UnrecognizedOptionException unknown -> {
                String written = unknown.getOption().replaceFirst("=.*", "");
                List<String> names = options.stream()
                        .map(option -> "--" + option.getLongOpt())
                        .toList();
                String remedy = Nearest.question(written, names).orElse("see " + help);
                yield Problem.usage("", "there is no option '" + written + "'", remedy);
            }
            case MissingArgumentException missing -> {
                String name = "--" + missing.getOption().getLongOpt();
                String remedy = "write " + name + " " + missing.getOption().getArgName();
                yield Problem.usage("", "'" + name + "' needs a value", remedy);
            }
            default -> Problem.usage("", e.getMessage(), "see " + help);
        };
    }
}
