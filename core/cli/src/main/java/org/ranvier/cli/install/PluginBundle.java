package org.ranvier.cli.install;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.install.Bundle;
import org.ranvier.install.index.IndexEntry;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;

/** Packs installed plugins for a machine without a network. */
public final class PluginBundle implements Command {

    @Override
    public String name() {
        return "plugin bundle";
    }

    @Override
    public String summary() {
        return "Pack installed plugins and what they require into one zip, for machines without a network";
    }

    @Override
    public String example() {
        return "ranvier plugin bundle lab.zip demo shapes@1.2.0";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("FILE ID[@VERSION]…", 2, Integer.MAX_VALUE);
    }

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) {
        List<String> given = invocation.arguments();
        if (!given.getFirst().endsWith(".zip")) {
            throw new RanvierException(
                    Problem.usage(given.getFirst(), "the name of a bundle ends in .zip", "write such as lab.zip"));
        }
        Path target = invocation.environment().folder().resolve(given.getFirst());
        PluginRuntime runtime = invocation.openPlugins();
        List<Plugin> plugins = given.stream()
                .skip(1)
                .map(reference -> runtime.plugin(reference, ""))
                .toList();
        List<String> own = plugins.stream()
                .filter(runtime::isBundled)
                .map(Plugin::toString)
                .toList();
        if (!own.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "", String.join(", ", own) + " comes with Ranvier", "leave it out: every installation has it"));
        }
        List<IndexEntry> entries = Bundle.write(target, plugins, runtime);
        invocation
                .console()
                .text()
                .println(target + ": "
                        + String.join(
                                ", ", entries.stream().map(IndexEntry::toString).toList())
                        + ". Install it elsewhere with: ranvier plugin install " + given.getFirst());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", target.toString());
        json.put("plugins", entries.stream().map(IndexEntry::toString).toList());
        return Outcome.success(json);
    }
}
