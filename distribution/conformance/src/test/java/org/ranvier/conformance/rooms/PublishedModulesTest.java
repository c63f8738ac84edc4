package org.ranvier.conformance.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the published modules export, provide and require is what is kept beside this test: whoever takes a package away
 * breaks plugins, and whoever adds one promises it. Where a change is meant, the kept text changes with it, and
 * CHANGELOG.md says so.
 */
class PublishedModulesTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Path KEPT = Path.of("src/test/resources/org/ranvier/conformance/rooms/modules");

    @ParameterizedTest
    @CsvSource({
        "org.ranvier.api, api",
        "org.ranvier.testkit, api/testkit",
        "org.ranvier.support, core/backend-support",
        "org.ranvier.laboratory, core/laboratory"
    })
    void aModuleIsAsItWasKept(String module, String folder) throws IOException {
        List<String> text = text(REPOSITORY.resolve(folder));

        assertThat(text.getFirst()).endsWith("module " + module);
        assertThat(text).isEqualTo(Files.readAllLines(KEPT.resolve(module + ".txt")));
    }

    private static List<String> text(Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("target/classes/module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(in);
            List<String> text = new ArrayList<>(List.of((module.isOpen() ? "open " : "") + "module " + module.name()));
            Stream.of(
                            module.requires().stream().map(r -> "requires " + words(r.modifiers()) + r.name()),
                            module.exports().stream().map(e -> "exports " + e.source() + to(e.targets())),
                            module.opens().stream().map(o -> "opens " + o.source() + to(o.targets())),
                            module.uses().stream().map(service -> "uses " + service),
                            module.provides().stream()
                                    .map(p -> "provides " + p.service() + " with " + String.join(", ", p.providers())))
                    .flatMap(lines -> lines.sorted())
                    .forEach(text::add);
            return text;
        }
    }

    private static String words(Set<ModuleDescriptor.Requires.Modifier> modifiers) {
        return modifiers.stream()
                .sorted()
                .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                .collect(Collectors.joining());
    }

    private static String to(Set<String> targets) {
        return targets.isEmpty() ? "" : " to " + targets.stream().sorted().collect(Collectors.joining(", "));
    }
}
