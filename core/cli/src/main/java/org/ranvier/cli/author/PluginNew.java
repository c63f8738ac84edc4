package org.ranvier.cli.author;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;

/** Writes a project for a plugin, with a component that works, its test, and all that its build needs. */
public final class PluginNew implements Command {

    private static final String PACKAGE = "package";
    private static final String GROUP = "group";
    private static final String VERSION = "plugin-version";
    private static final String DIRECTORY = "directory";

    @Override
    public String name() {
        return "plugin new";
    }

    @Override
    public String summary() {
        return "Write a project for a plugin of your own, which Maven builds and tests: KIND is "
                + String.join(", ", NewProject.KINDS.subList(0, NewProject.KINDS.size() - 1)) + " or "
                + NewProject.KINDS.getLast();
    }

    @Override
    public String example() {
        return "ranvier plugin new neuron my-neuron --package org.mylab.neurons";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("KIND NAME", 2, 2);
    }

    @Override
    public List<String> choices() {
        return NewProject.KINDS;
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.value(PACKAGE, "NAME", "Package of its classes, instead of com.example and its name"),
                CommonOptions.value(GROUP, "NAME", "Group of its artifact, instead of what its package is in"),
                CommonOptions.value(VERSION, "VERSION", "Version of the plugin, instead of 0.1.0"),
                CommonOptions.value(DIRECTORY, "DIR", "Folder to write, instead of NAME in the current one"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        String kind = invocation.arguments().getFirst();
        ProjectNames names = ProjectNames.of(
                invocation.arguments().getLast(),
                invocation.value(PACKAGE),
                invocation.value(GROUP),
                invocation.value(VERSION));
        AuthorsFolder authors = AuthorsFolder.of(invocation);
        NewProject project = NewProject.of(authors, kind, names);
        String given = invocation.value(DIRECTORY).orElse(names.name());
        Path folder = invocation.environment().folder().resolve(given);
        List<String> files = project.write(folder);
        new MavenRepository(authors).write(folder.resolve(NewProject.REPOSITORY));
        print(given, names, files, invocation.console());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("plugin", names.name());
        json.put("version", names.version());
        json.put("folder", folder.toAbsolutePath().normalize().toString());
        json.put("files", files);
        return Outcome.success(json);
    }

    private static void print(String folder, ProjectNames names, List<String> files, Console console) {
        String jar = "target/" + names.name() + "-" + names.version() + ".jar";
        console.text().println("In " + folder + ":");
        files.stream()
                .filter(file -> !file.startsWith(".mvn") && !file.startsWith("mvnw"))
                .forEach(file -> console.text().println("  " + file));
        console.text().println("""

                Next, in that folder (mvn does as well as ./mvnw):
                  ./mvnw verify
                  ranvier plugin verify %s
                  ranvier plugin install %s --unsigned %s
                  ranvier train experiment.yaml""".formatted(jar, jar, names.name()));
    }
}
