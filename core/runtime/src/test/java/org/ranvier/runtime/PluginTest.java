package org.ranvier.runtime;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;

/** A directory of plugins, and jars built for it. */
abstract class PluginTest {

    @TempDir
    Path work;

    @TempDir
    Path plugins;

    /** A plugin with one component. */
    PluginJar plugin(String id, String version, String component) {
        return PluginJar.of(work.resolve(id + "-" + version), id, version, component);
    }

    /** A plugin with one component of its own name. */
    PluginJar plugin(String id) {
        return plugin(id, "1.0.0", id);
    }

    PluginRuntime open() {
        return PluginRuntime.open(List.of(plugins));
    }

    /** What problems say, without the file they are in. */
    static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> Problem.plugin(problem.plugin(), "", problem.message(), problem.remedy())
                        .toString())
                .toList();
    }
}
