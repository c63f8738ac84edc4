package org.ranvier.cli.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.ExitCode;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.FolderRemoval;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.archive.PluginCopy;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;

/**
 * Tests a plugin that is built, with every backend that is installed, and holds what it uses of the api against this
 * one.
 */
public final class PluginVerify implements Command {

    private static final String BACKEND = "backend";

    @Override
    public String name() {
        return "plugin verify";
    }

    @Override
    public String summary() {
        return "Test the components of a built plugin with the test kit and on every installed backend, and check what"
                + " it uses of the api";
    }

    @Override
    public String example() {
        return "ranvier plugin verify target/my-neuron-0.1.0.jar";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("FILE");
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.value(BACKEND, "NAME", "Backend that networks run on, instead of every installed one"),
                CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        String given = invocation.arguments().getFirst();
        Path source = invocation.environment().folder().resolve(given);
        if (!Files.exists(source)) {
            throw new RanvierException(
                    Problem.usage(given, "there is no such file", "name the jar, folder or zip of a plugin"));
        }
        AuthorsFolder authors = AuthorsFolder.of(invocation);
        Path temporary = temporary();
        try {
            Path copy = PluginCopy.of(source, given, Limits.USUAL, temporary);
            List<Path> folders = Stream.concat(Stream.of(copy.getParent()), invocation.pluginFolders().stream())
                    .toList();
            Plugin plugin = resolve(copy, given, invocation, folders);
            return verify(plugin, folders, authors, invocation);
        } finally {
            remove(temporary);
        }
    }

    private static Outcome verify(Plugin plugin, List<Path> folders, AuthorsFolder authors, Invocation invocation)
            throws InterruptedException {
        VerificationReport report = new VerificationReport(invocation.console());
        report.head(plugin);
        ApiUse use = use(plugin);
        report.api(use);
        Transcript transcript = new Transcript(report::tested);
        new VerificationProcess(authors)
                .run(plugin.toString(), invocation.value(BACKEND).orElse(""), folders, transcript);
        List<Tested> tested = transcript.tested();
        boolean ok = use.missing().isEmpty() && tested.stream().allMatch(Tested::isOk);
        report.end(plugin, ok);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plugin", plugin.toString());
        json.put("ok", ok);
        json.put("api", Map.of("types", use.types(), "missing", use.missing(), "may_change", use.mayChange()));
        json.put("tests", tested.stream().map(Tested::json).toList());
        return new Outcome(ok ? 0 : ExitCode.of(Problem.Kind.PLUGIN), json);
    }

    /** Whether it can be used beside the installed ones; no class of it is loaded here. */
    private static Plugin resolve(Path staged, String given, Invocation invocation, List<Path> folders) {
        PluginRuntime runtime = invocation.openPlugins(folders, Pins.NONE);
        return runtime.plugins().stream()
                .filter(plugin ->
                        plugin.location().equals(staged.toAbsolutePath().normalize()))
                .findFirst()
                .orElseThrow(() -> new RanvierException(runtime.problems().stream()
                        .map(p -> Problem.of(
                                p.kind(),
                                p.plugin(),
                                p.where().replace(staged.toString(), given),
                                p.message(),
                                p.remedy()))
                        .filter(p ->
                                p.where().contains(given) || runtime.problems().size() == 1)
                        .toList()));
    }

    private static ApiUse use(Plugin plugin) {
        try {
            if (Files.isRegularFile(plugin.location())) {
                return ApiUse.of(List.of(plugin.location()));
            }
            try (Stream<Path> files = Files.walk(plugin.location())) {
                return ApiUse.of(files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ranvier-verify-").toRealPath();
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            "plugin verify",
                            "no temporary folder can be made (" + e.getMessage() + ")",
                            "check the disk"),
                    e);
        }
    }

    private static void remove(Path folder) {
        try {
            FolderRemoval.remove(folder);
        } catch (IOException e) {
            // What remains is in the system's folder for such files.
        }
    }
}
