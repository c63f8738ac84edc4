package org.ranvier.plugins.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.testkit.ExporterContract;

/** The contract of exporters can fail. Here, because it writes networks of installed neurons. */
class MistakenExportersTest {

    private static final ThreadLocal<NetworkExporter> TESTED = new ThreadLocal<>();

    static class Contract extends ExporterContract {
        @Override
        protected NetworkExporter component() {
            return TESTED.get() == null ? new Right() : TESTED.get();
        }

        /** Of two neurons. */
        @Override
        protected List<List<Map<String, Object>>> networks() {
            return super.networks().subList(0, 6);
        }
    }

    /** Writes the name of a network that has no loops. */
    public static class Right implements NetworkExporter {
        @Override
        public String name() {
            return "names";
        }

        @Override
        public String description() {
            return "the name of a network alone";
        }

        @Override
        public String extension() {
            return "txt";
        }

        @Override
        public List<String> write(TrainedNetwork network, Settings settings, Path target) {
            List<Problem> loops = network.plan().all(Projection.class).stream()
                    .filter(Projection::recurrent)
                    .map(p -> Problem.usage(p.name(), "a loop has no place in a name", "cut it"))
                    .toList();
            if (!loops.isEmpty()) {
                throw new RanvierException(loops);
            }
            put(network, target);
            return List.of();
        }

        static void put(TrainedNetwork network, Path target) {
            try {
                Files.writeString(target, network.name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static class LeavesAFileBehind extends Right {
        @Override
        public List<String> write(TrainedNetwork network, Settings settings, Path target) {
            put(network, target);
            return super.write(network, settings, target);
        }
    }

    public static class WritesNothing extends Right {
        @Override
        public List<String> write(TrainedNetwork network, Settings settings, Path target) {
            return List.of();
        }
    }

    public static class RefusesAll extends Right {
        @Override
        public List<String> write(TrainedNetwork network, Settings settings, Path target) {
            throw new RanvierException(Problem.usage("output", "nothing can be written", "use another format"));
        }
    }

    public static class RefusesWithoutAPlace extends Right {
        @Override
        public List<String> write(TrainedNetwork network, Settings settings, Path target) {
            try {
                return super.write(network, settings, target);
            } catch (RanvierException e) {
                throw new RanvierException(Problem.usage("", "it cannot be written", "use another format"));
            }
        }
    }

    public static class ChangesNumbers extends Right {
        @Override
        public List<String> write(TrainedNetwork network, Settings settings, Path target) {
            network.parameters().values().forEach(values -> values[0] += 1);
            return super.write(network, settings, target);
        }
    }

    public static class NotesInSentences extends Right {
        @Override
        public List<String> write(TrainedNetwork network, Settings settings, Path target) {
            super.write(network, settings, target);
            return List.of("All went well.");
        }
    }

    public static class DottedExtension extends Right {
        @Override
        public String extension() {
            return ".txt";
        }
    }

    @Test
    void everyMistakeFailsWhatIsAboutIt() {
        assertThat(failing(new LeavesAFileBehind())).containsExactly("aNetworkIsWrittenOrRefusedWithReasons");
        assertThat(failing(new WritesNothing())).containsExactly("aNetworkIsWrittenOrRefusedWithReasons");
        assertThat(failing(new RefusesAll())).containsExactly("someNetworkIsCarried");
        assertThat(failing(new RefusesWithoutAPlace())).containsExactly("aNetworkIsWrittenOrRefusedWithReasons");
        assertThat(failing(new ChangesNumbers())).containsExactly("numbersAreNotChanged");
        assertThat(failing(new NotesInSentences())).containsExactly("aNetworkIsWrittenOrRefusedWithReasons");
        assertThat(failing(new DottedExtension())).containsExactly("theExtensionIsOne");
    }

    @Test
    void whatIsRightFailsNone() {
        assertThat(failing(new Right())).isEmpty();
    }

    private static Set<String> failing(NetworkExporter exporter) {
        Set<String> failed = new TreeSet<>();
        TESTED.set(exporter);
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(Contract.class))
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                                        Stream.of(test.getSource().orElse(null))
                                                .filter(MethodSource.class::isInstance)
                                                .forEach(s -> failed.add(((MethodSource) s).getMethodName()));
                                    }
                                }
                            });
        } finally {
            TESTED.remove();
        }
        return failed;
    }
}
