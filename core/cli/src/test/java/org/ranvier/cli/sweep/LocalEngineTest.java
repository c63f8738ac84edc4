package org.ranvier.cli.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.ranvier.api.engine.Engine;
import org.ranvier.cli.isolation.Isolated;
import org.ranvier.cli.process.OwnProcess;
import org.ranvier.testkit.EngineContract;

@DisabledOnOs(OS.WINDOWS) // which cannot ask a process to end
class LocalEngineTest extends EngineContract {

    /** What the trials of the contract do, as this engine starts trials in Java whatever the program is. */
    static final class StandIn {

        private StandIn() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[1]);
            System.out.println("trial " + args[0]);
            if (args[2].equals("wait")) {
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> save(folder, args[0])));
            }
            Files.writeString(
                    folder.resolve(args[0] + ".runs"), "run\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            switch (args[2]) {
                case "fail" -> System.exit(3);
                case "wait" -> Thread.sleep(600_000);
                default -> {}
            }
        }

        private static void save(Path folder, String name) {
            try {
                Files.writeString(folder.resolve(name + ".saved"), "saved\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    protected Engine component() {
        return new LocalEngine(new Isolated(new OwnProcess(StandIn.class), null), 2, 4L << 30);
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of(LocalEngine.JOBS, 2);
    }

    @Override
    protected List<String> program() {
        return List.of("unused");
    }
}
