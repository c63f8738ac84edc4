package org.ranvier.cli.author;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;

/** Writes the Maven repository that plugins are built from, for a project that has none yet or an older one. */
public final class PluginRepository implements Command {

    @Override
    public String name() {
        return "plugin repository";
    }

    @Override
    public String summary() {
        return "Write the Maven repository that projects of plugins build from: the api with sources and Javadoc, the"
                + " test kit, and the plugins that come with Ranvier";
    }

    @Override
    public String example() {
        return "ranvier plugin repository " + NewProject.REPOSITORY;
    }

    @Override
    public Arguments arguments() {
        return new Arguments("[DIR]", 0, 1);
    }

    @Override
    public Outcome run(Invocation invocation) {
        String given = invocation.arguments().isEmpty()
                ? NewProject.REPOSITORY
                : invocation.arguments().getFirst();
        Path folder = invocation.environment().folder().resolve(given);
        int artifacts = new MavenRepository(AuthorsFolder.of(invocation)).write(folder);
        invocation.console().text().println(given + " holds " + artifacts + " artifacts.");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("repository", folder.toAbsolutePath().normalize().toString());
        json.put("artifacts", artifacts);
        return Outcome.success(json);
    }
}
