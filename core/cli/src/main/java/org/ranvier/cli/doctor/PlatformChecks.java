package org.ranvier.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Availability.Available;
import org.ranvier.api.backend.Availability.Unavailable;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.cli.command.DataFoldersLookup;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.PluginFolders;
import org.ranvier.cli.plugin.Installed;
import org.ranvier.cli.plugin.SignatureCheck;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;

/** Whether plugins, backends and data are there. */
final class PlatformChecks {

    private PlatformChecks() {}

    /**
     * Looks at plugins and backends.
     *
     * @param invocation where plugins are looked for
     */
    static List<Finding> plugins(Invocation invocation) {
        List<Finding> findings = new ArrayList<>();
        invocation.pluginFolders().forEach(folder -> findings.add(Finding.ok("plugin folder", folder.toString())));
        PluginRuntime runtime = invocation.openPlugins();
        int components = Installed.all(runtime).size();
        findings.add(
                components == 0
                        ? Finding.fail(
                                Problem.Kind.PLUGIN,
                                "plugins",
                                "there is none",
                                "name a folder with --plugins or $" + PluginFolders.VARIABLE)
                        : Finding.ok("plugins", runtime.plugins().size() + " with " + components + " components"));
        Set<Problem> problems = new LinkedHashSet<>(runtime.problems());
        runtime.plugins().forEach(plugin -> problems.addAll(runtime.examine(plugin)));
        SignatureCheck signatures = new SignatureCheck(invocation);
        runtime.plugins().forEach(plugin -> problems.addAll(signatures.problems(plugin)));
        problems.forEach(problem -> findings.add(finding(problem)));
        runtime.clashes()
                .forEach(clash -> findings.add(Finding.warn(
                        "plugins", clash.problem().message(), clash.problem().remedy())));
        findings.addAll(backends(runtime));
        return findings;
    }

    /** Looks at the folders of data. */
    static List<Finding> data(DataFolders folders) {
        List<Path> there =
                folders.searched().stream().filter(Files::isDirectory).toList();
        if (there.isEmpty()) {
            return List.of(Finding.warn(
                    "data folder",
                    "there is none",
                    "name one with --data or $" + DataFoldersLookup.VARIABLE + ", or create "
                            + folders.searched().getLast()));
        }
        return there.stream()
                .map(folder -> Finding.ok("data folder", folder.toString()))
                .toList();
    }

    private static List<Finding> backends(PluginRuntime runtime) {
        List<Finding> findings = new ArrayList<>();
        boolean any = false;
        for (Provided<Backend> backend : runtime.all(Backend.class)) {
            Availability availability = availability(backend.component());
            any |= availability instanceof Available;
            findings.add(
                    switch (availability) {
                        case Available it -> Finding.ok("backend " + backend.name(), it.detail());
                        case Unavailable it -> Finding.warn("backend " + backend.name(), it.reason(), it.remedy());
                    });
        }
        if (!any) {
            findings.add(Finding.fail(
                    Problem.Kind.PLUGIN,
                    "backends",
                    "none can run here",
                    runtime.defaults()
                            .first(Backend.class, "exact")
                            .map(name -> "install a plugin with backend '" + name + "'")
                            .orElse("install a plugin with a backend")));
        }
        return findings;
    }

    private static Availability availability(Backend backend) {
        try {
            return backend.availability();
        } catch (RanvierException e) {
            Problem problem = e.problems().getFirst();
            return Availability.unavailable(problem.message(), problem.remedy());
        }
    }

    /** A plugin that does not work is only a warning, for the others do. */
    private static Finding finding(Problem problem) {
        String subject = problem.plugin().isEmpty() ? "plugin" : "plugin " + problem.plugin();
        String where = problem.where().isEmpty() ? "" : problem.where() + ": ";
        return Finding.warn(subject, where + problem.message(), problem.remedy());
    }
}
