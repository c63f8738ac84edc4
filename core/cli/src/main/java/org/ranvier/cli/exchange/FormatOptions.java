package org.ranvier.cli.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.Option;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.config.ComponentSettings;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.Overrides;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;

/** The options of commands that exchange networks with other tools: which format, and what is set on it. */
public final class FormatOptions {

    static final String FORMAT = "format";
    private static final String OPTION = "option";

    private FormatOptions() {}

    static Option format(String defaultValue) {
        return CommonOptions.value(FORMAT, "ID", "The format; " + defaultValue);
    }

    static Option option() {
        return CommonOptions.value(
                OPTION, "KEY=VALUE", "A setting of the format, see ranvier plugin info (may be repeated)");
    }

    /**
     * The format asked for, else the one that the ending of a file tells, else the only one there is.
     *
     * @param extension how a format's files end
     */
    static <C extends Component> Provided<C> choose(
            Class<C> contract, Invocation invocation, Optional<Path> file, Function<C, String> extension) {
        PluginRuntime plugins = invocation.openPlugins();
        Optional<String> named = invocation.value(FORMAT);
        if (named.isPresent()) {
            return plugins.provided(contract, named.get(), "--" + FORMAT);
        }
        List<Provided<C>> all = plugins.all(contract);
        String name = file.map(path -> path.getFileName().toString()).orElse("");
        return all.stream()
                .filter(one -> isNamedAs(name, extension.apply(one.component())))
                .findFirst()
                .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty())
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        name,
                        all.isEmpty() ? "no plugin knows a format for this" : "the name does not tell the format",
                        all.isEmpty()
                                ? "install one that does"
                                : "name it with --" + FORMAT + ": "
                                        + String.join(
                                                ", ",
                                                all.stream()
                                                        .map(Provided::name)
                                                        .distinct()
                                                        .toList()))));
    }

    private static boolean isNamedAs(String file, String extension) {
        return !extension.isEmpty() && file.endsWith("." + extension);
    }

    /** Reads the settings of the format. */
    public static Settings settings(Schema schema, Invocation invocation) {
        Problems problems = new Problems();
        Mapping given = Overrides.apply(
                Mapping.empty(Place.of("--" + OPTION)), invocation.values(OPTION), Overrides.ItemNames.GIVEN, problems);
        problems.throwIfAny();
        ConfigReader reader = new ConfigReader(given, problems);
        ComponentSettings read = reader.settings(schema);
        reader.close();
        problems.throwIfAny();
        return Settings.of(schema, read.structural());
    }
}
