package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import org.ranvier.testkit.Machine;

/** The archive that the build of the Spark engine leaves; missing where the profile {@code spark} was not asked for. */
final class SparkArchive {

    private SparkArchive() {}

    static Path require() throws IOException {
        return Machine.require(
                "spark",
                Archives.ofPlugin("engine-spark", "engine-spark-[0-9.]+-spark-[0-9.]+\\.zip"),
                "plugins/engine-spark is not built: ./mvnw -P spark");
    }
}
