package org.ranvier.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.cli.isolation.Footprint;
import org.ranvier.cli.process.Environment;
import org.ranvier.cli.terminal.Console;
import org.ranvier.runtime.Defaults;
import org.ranvier.runtime.Listing;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.Preferences;
import org.ranvier.runtime.plugin.Pins;

/**
 * A call of a command.
 *
 * @param line the parsed arguments
 * @param console where to print
 * @param environment what else the program is told
 * @param opened the plugins opened so far
 * @param footprint what this process leaves for the one that started it
 */
public record Invocation(
        CommandLine line, Console console, Environment environment, List<PluginRuntime> opened, Footprint footprint) {

    public List<String> arguments() {
        return line.getArgList();
    }

    public boolean has(String option) {
        return line.hasOption(option);
    }

    public Optional<String> value(String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    /** All values of an option that may be repeated. */
    public List<String> values(String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    /** Returns the folders that are searched for plugins. */
    public List<Path> pluginFolders() {
        return PluginFolders.of(paths(CommonOptions.PLUGINS), environment);
    }

    /** Returns the folder that plugins are installed in. */
    public Path pluginTarget() {
        return PluginFolders.target(paths(CommonOptions.PLUGINS), environment);
    }

    /** Returns the folders that are searched for plugins once some are installed; the folder need not exist yet. */
    public List<Path> pluginFoldersWithTarget() {
        return Stream.concat(PluginFolders.of(List.of(), environment).stream(), Stream.of(pluginTarget()))
                .map(folder -> folder.toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    /** Opens the plugins; no code of theirs runs before a component is asked for. */
    public PluginRuntime openPlugins() {
        return openPlugins(Pins.NONE);
    }

    /** Opens the plugins, with preference for those that a run was made with. */
    public PluginRuntime openPlugins(Pins pins) {
        return openPlugins(pluginFolders(), pins);
    }

    /** Opens the plugins in some folders. */
    public PluginRuntime openPlugins(List<Path> folders, Pins pins) {
        PluginRuntime plugins = PluginRuntime.open(folders, preferences(pins));
        if (footprint.isAskedFor()) {
            plugins.observe(footprint);
        }
        opened.add(plugins);
        return plugins;
    }

    /** Lists what plugins offer; opens them where that is not written down. */
    public Listing listing() {
        return Listing.of(pluginFolders(), preferences(Pins.NONE), this::openPlugins);
    }

    private Preferences preferences(Pins pins) {
        return new Preferences(PluginFolders.bundled(environment), pins, defaults(), console::note);
    }

    /** Returns the default components of the installation; none where the commands run without one. */
    public Defaults defaults() {
        return environment
                .installation()
                .map(home -> home.resolve(Defaults.FILE))
                .filter(Files::exists)
                .map(Defaults::read)
                .orElse(Defaults.NONE);
    }

    /** The problem of the plugin that an exception arose in, if it arose in one. */
    public Optional<RanvierException> blamed(Throwable thrown) {
        return opened.stream()
                .flatMap(plugins -> plugins.blame(thrown).stream())
                .findFirst()
                .map(problem -> new RanvierException(problem, thrown));
    }

    /** Returns the folders that are searched for data. */
    public DataFolders dataFolders() {
        return DataFoldersLookup.of(paths(CommonOptions.DATA), environment);
    }

    /**
     * Returns the folders that new data may go to, in order: the folders given by option, or else all that are
     * searched.
     */
    public List<Path> dataTargets() {
        List<Path> given = paths(CommonOptions.DATA);
        return given.isEmpty() ? dataFolders().searched() : given;
    }

    private List<Path> paths(String option) {
        return values(option).stream().map(Path::of).toList();
    }
}
