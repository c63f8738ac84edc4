package org.ranvier.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** Options that mean the same wherever they occur. */
public final class CommonOptions {

    public static final String HELP = "help";
    public static final String VERSION = "version";
    public static final String JSON = "json";
    public static final String DEBUG = "debug";
    public static final String PLUGINS = "plugins";
    public static final String ISOLATED = "isolated";
    public static final String DATA = "data";

    private CommonOptions() {}

    /** Returns all options of a command: its own, then those of every command. */
    public static List<Option> of(Command command) {
        List<Option> options = new ArrayList<>(command.options());
        boolean opensPlugins = options.stream().anyMatch(option -> PLUGINS.equals(option.getLongOpt()));
        if (opensPlugins && !command.isIsolated()) {
            options.add(flag(ISOLATED, "Run in a process of its own, which a plugin may end without harm"));
        }
        options.addAll(ofEveryCommand());
        return options;
    }

    /** Returns the options of every command. */
    public static List<Option> ofEveryCommand() {
        return List.of(
                flag(JSON, "Print one JSON object as the last line of stdout"),
                flag(DEBUG, "Show where in the program a failure arose"),
                help());
    }

    /** Returns the options of the program without a command. */
    public static List<Option> ofProgram() {
        return List.of(help(), flag(VERSION, "Show the versions of the program and of Java"));
    }

    public static Option plugins() {
        return value(
                PLUGINS,
                "DIR",
                "Folder with plugins, instead of $RANVIER_PLUGINS or the installed ones (may be repeated)");
    }

    public static Option data() {
        return value(
                DATA, "DIR", "Folder with data, searched before $RANVIER_DATA and ~/.cache/ranvier (may be repeated)");
    }

    public static Option flag(String name, String says) {
        return Option.builder().longOpt(name).desc(says).get();
    }

    public static Option value(String name, String argument, String says) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(says)
                .get();
    }

    private static Option help() {
        return Option.builder("h").longOpt(HELP).desc("Show this help").get();
    }
}
