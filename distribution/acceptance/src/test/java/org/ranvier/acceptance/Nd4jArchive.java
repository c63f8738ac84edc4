package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import org.ranvier.testkit.Machine;

/** The archive that the build of the ND4J backend leaves; missing only where that was not built. */
final class Nd4jArchive {

    private Nd4jArchive() {}

    static Path require() throws IOException {
        return Machine.require(
                "nd4j",
                Archives.ofPlugin("backend-nd4j", "backend-nd4j-[0-9.]+-[a-z]+-[a-z0-9_]+\\.zip"),
                "plugins/backend-nd4j is not built");
    }
}
