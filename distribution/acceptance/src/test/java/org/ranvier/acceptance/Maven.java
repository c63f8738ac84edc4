package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Maven that builds Ranvier, as an author uses it who has no network but has built before: what the build has
 * fetched is there, Ranvier's own artifacts are not.
 *
 * @param own where it puts what it finds in other repositories, so that artifacts of this build reach no other
 */
record Maven(Path own) {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    Result run(Path project, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("ranvier.maven"), "bin", "mvn").toString(), "-B", "-q"));
        command.addAll(options());
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, project, variables(), TIMEOUT);
    }

    /** What Maven is told besides what to do. */
    List<String> options() {
        return List.of(
                "-o",
                "-Dmaven.repo.local=" + own,
                "-Dmaven.repo.local.tail=" + System.getProperty("ranvier.maven.cache"));
    }

    static Map<String, String> variables() {
        // Those of the build that runs this test are not the project's.
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "MAVEN_OPTS",
                "",
                "MAVEN_ARGS",
                "",
                "MAVEN_PROJECTBASEDIR",
                "",
                "JDK_JAVA_OPTIONS",
                "");
    }
}
