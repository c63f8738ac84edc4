package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.ImportedNetwork;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.exchange.NetworkImporter;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.testkit.spi.NetworkFactory;
import org.ranvier.testkit.spi.NetworkFactory.Sketch;

/**
 * Contract of exporters: a network is written whole or refused with reasons, and leaves nothing behind then; and of the
 * importer of the same format, where there is one, which reads what was written.
 */
public abstract class ExporterContract extends ComponentContract<NetworkExporter> {

    private static final double SINGLE = 1e-6;

    @TempDir
    Path folder;

    /** For test classes to extend. */
    protected ExporterContract() {}

    /** {@return the importer of the same format, if there is one} */
    protected Optional<NetworkImporter> importer() {
        return Optional.empty();
    }

    /** {@return the settings with which the importer reads} */
    protected Map<String, ?> importerSettings() {
        return Map.of();
    }

    /**
     * {@return the networks to write, of which at least one must be carried; by default two layers of every installed
     * neuron, with and without delays and loops} Each is the entry {@code network} of an experiment.
     */
    protected List<List<Map<String, Object>>> networks() {
        List<List<Map<String, Object>>> networks = new ArrayList<>();
        for (Neuron neuron : NetworkFactory.find().installed(Neuron.class)) {
            if (neuron.schema().settings().stream().noneMatch(setting -> setting.required())) {
                Map<String, Object> plain = Map.of("from", "input");
                Map<String, Object> delayed = Map.of(
                        "from", "input", "delays", Map.of("type", "fixed", "unit", "ticks", "max", 4, "values", 3));
                Map<String, Object> loop = Map.of("from", "hidden", "name", "loop");
                for (List<Map<String, Object>> into : List.of(List.of(plain), List.of(delayed), List.of(plain, loop))) {
                    networks.add(List.of(
                            Map.of("name", "hidden", "neurons", 4, "neuron", neuron.name(), "from", into),
                            Map.of("name", "output", "neurons", 2, "neuron", neuron.name())));
                }
            }
        }
        return networks;
    }

    @Test
    final void theExtensionIsOne() {
        assertTrue(
                component().extension().matches("[a-z0-9]*"), "'" + component().extension() + "' is no extension");
    }

    @TestFactory
    final Stream<DynamicTest> aNetworkIsWrittenOrRefusedWithReasons() {
        return each((network, variant) -> {
            Path target = target();
            try {
                List<String> notes = component().write(network, variant.settings(), target);
                assertNotNull(notes, "write() returns null");
                notes.forEach(note -> ProblemText.clause(note, "a note"));
                assertTrue(Files.exists(target), "nothing was written to " + target.getFileName());
                assertEquals(
                        component().extension().isEmpty(),
                        Files.isDirectory(target),
                        "a file has an extension, a folder has none");
            } catch (RanvierException e) {
                assertFalse(Files.exists(target), "a network was refused, but " + target.getFileName() + " is there");
                e.problems().forEach(ProblemText::check);
                e.problems().forEach(problem -> places(network, problem));
            }
        });
    }

    private static void places(TrainedNetwork network, Problem problem) {
        assertTrue(
                network.plan().elements().stream()
                        .anyMatch(element -> problem.toString().contains(element.name())),
                "it should name an element of the network: " + problem);
    }

    @Test
    final void someNetworkIsCarried() {
        List<String> refusals = new ArrayList<>();
        for (List<Map<String, Object>> layers : networks()) {
            try {
                component().write(network(layers), variants().getFirst().settings(), target());
                return;
            } catch (RanvierException e) {
                refusals.add(e.getMessage());
            }
        }
        fail("no network can be written; override networks():\n" + String.join("\n", refusals));
    }

    /** The numbers of a network are the user's, and are written once more at the next export. */
    @TestFactory
    final Stream<DynamicTest> numbersAreNotChanged() {
        return each((network, variant) -> {
            Map<String, double[]> before = new LinkedHashMap<>();
            network.parameters().forEach((name, values) -> before.put(name, values.clone()));
            try {
                component().write(network, variant.settings(), target());
            } catch (RanvierException e) {
                // Refused, which must change nothing either.
            }
            before.forEach((name, values) ->
                    assertArrayEquals(values, network.parameters().get(name), name + " has other numbers afterwards"));
        });
    }

    @TestFactory
    final Stream<DynamicTest> whatWasWrittenIsRead() {
        return each((network, variant) -> {
            Path target = target();
            if (importer().isEmpty() || !isWritten(network, variant.settings(), target)) {
                return;
            }
            NetworkImporter importer = importer().get();
            assertEquals(component().extension(), importer.extension(), "importer and exporter differ");
            ImportedNetwork read = importer.read(target, Settings.of(importer.schema(), importerSettings()));
            NetworkPlan plan = network.plan();
            assertEquals(plan.input().channels(), read.channels(), "channels");
            read.dtMs().ifPresent(dt -> assertEquals(plan.dtMs(), dt, SINGLE * dt, "the length of a tick"));
            Set<String> layers =
                    read.layers().stream().map(ImportedNetwork.Layer::name).collect(Collectors.toSet());
            assertEquals(read.layers().size(), layers.size(), "two layers share a name: " + layers);
            assertEquals(
                    plan.get(NetworkPlan.Population.class, plan.output()).neurons(),
                    read.layers().getLast().neurons(),
                    "neurons of the output");
            read.layers().forEach(layer -> check(layer, layers, read));
        });
    }

    private boolean isWritten(TrainedNetwork network, Settings settings, Path target) {
        try {
            component().write(network, settings, target);
            return true;
        } catch (RanvierException e) {
            return false;
        }
    }

    private static void check(ImportedNetwork.Layer layer, Set<String> layers, ImportedNetwork read) {
        Map<String, Neuron> neurons = NetworkFactory.find().installed(Neuron.class).stream()
                .collect(Collectors.toMap(Component::name, neuron -> neuron, (one, other) -> one));
        Neuron neuron = neurons.get(layer.neuron());
        assertNotNull(neuron, "'" + layer.neuron() + "' of '" + layer.name() + "' is not installed");
        Settings.of(neuron.schema(), layer.settings());
        layer.parameters().forEach((name, values) -> {
            assertTrue(neuron.schema().find(name).isPresent(), "'" + layer.neuron() + "' has no '" + name + "'");
            assertEquals(layer.neurons(), values.length, "values of '" + name + "' of '" + layer.name() + "'");
        });
        for (ImportedNetwork.Connection connection : layer.incoming()) {
            boolean input = connection.from().equals(ImportedNetwork.INPUT);
            assertTrue(input || layers.contains(connection.from()), "there is no '" + connection.from() + "'");
            int pre = input
                    ? read.channels()
                    : read.layers().stream()
                            .filter(l -> l.name().equals(connection.from()))
                            .findFirst()
                            .orElseThrow()
                            .neurons();
            int delays = switch (connection.site()) {
                case AXONAL -> pre;
                case DENDRITIC -> layer.neurons();
                case SYNAPTIC -> pre * layer.neurons();
            };
            assertEquals(pre * layer.neurons(), connection.weights().length, "weights of " + connection.name());
            assertEquals(delays, connection.delaysMs().length, "delays of " + connection.name());
            connection
                    .bias()
                    .ifPresent(bias -> assertEquals(layer.neurons(), bias.length, "bias of " + connection.name()));
        }
    }

    private interface Check {
        void of(TrainedNetwork network, Variant variant);
    }

    /** All networks with the first variant, and one with every variant. */
    private Stream<DynamicTest> each(Check check) {
        List<List<Map<String, Object>>> networks = networks();
        List<Variant> variants = variants();
        return Stream.concat(
                networks.stream().map(layers -> test(variants.getFirst(), layers, check)),
                variants.stream().skip(1).map(variant -> test(variant, networks.getFirst(), check)));
    }

    private static DynamicTest test(Variant variant, List<Map<String, Object>> layers, Check check) {
        return dynamicTest(variant + ", " + layers, () -> check.of(network(layers), variant));
    }

    private static TrainedNetwork network(List<Map<String, Object>> layers) {
        return NetworkFactory.find().network(new Sketch(1, 20, 3, false, false, 1, layers, List.of()));
    }

    private Path target() {
        String name = "network" + System.nanoTime();
        String extension = component().extension();
        return folder.resolve(extension.isEmpty() ? name : name + "." + extension);
    }
}
