package org.ranvier.report.run;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ranvier.config.ConfigWriter;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.html.Table;
import org.ranvier.training.archive.RecordedRun;

/** Sections on what was run: the experiment, its components, the plugins, the machine. */
public final class Provenance {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Provenance() {}

    /** Returns one sentence on what was run, where and when. */
    public static String sentence(RecordedRun run) {
        List<String> parts = new ArrayList<>(List.of("Run " + run.overview().run()));
        if (!run.overview().data().isEmpty()) {
            parts.add("on " + run.overview().data());
        }
        run.seed().ifPresent(seed -> parts.add("seed " + seed));
        parts.add(run.overview().epochs() + " of " + run.overview().epochsInAll() + " epochs, "
                + run.overview().state().word());
        parts.add(
                String.format(Locale.ROOT, "%,d trained numbers", run.overview().parameters()));
        parts.add("backend " + text(run.record().get("backend")));
        run.overview().started().ifPresent(started -> parts.add("started " + WHEN.format(started)));
        return String.join(", ", parts) + ".";
    }

    /** Returns the sections. */
    public static List<Section> sections(RecordedRun run) {
        return List.of(experiment(run), plugins(run), machine(run));
    }

    private static Section experiment(RecordedRun run) {
        Table table = Table.of(
                "Every component as it ran, with all its settings.",
                "role",
                "component",
                "plugin",
                "settings",
                "trained");
        for (Object entry : run.record().get("components") instanceof List<?> list ? list : List.of()) {
            if (entry instanceof Map<?, ?> component) {
                table = table.row(
                        text(component.get("role")),
                        text(component.get("component")),
                        text(component.get("plugin")),
                        settings(component.get("settings")),
                        text(component.get("trained")));
            }
        }
        Node file = Element.of(
                "details",
                Element.of("summary", "The experiment as a file, to be run again"),
                Element.of("pre", Element.of("code", ConfigWriter.write(run.experiment())))
                        .with("tabindex", "0"));
        return Section.of("experiment", "Experiment", table.node(), file);
    }

    private static Section plugins(RecordedRun run) {
        Section section = Section.of("plugins", "Plugins");
        if (!(run.record().get("plugins") instanceof Map<?, ?> plugins) || plugins.isEmpty()) {
            return Section.leftOut("plugins", "Plugins", "the run does not tell which plugins it was made with");
        }
        Table table = Table.of("The plugins that took part, with the SHA-256 of each.", "plugin", "SHA-256");
        for (Map.Entry<?, ?> plugin : plugins.entrySet()) {
            table = table.row(List.of(
                    Node.text(text(plugin.getKey())),
                    Element.of("span", text(plugin.getValue())).with("class", "hash")));
        }
        return section.and(table.node());
    }

    private static Section machine(RecordedRun run) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (run.record().get("machine") instanceof Map<?, ?> machine) {
            machine.forEach((key, value) -> facts.put(text(key), text(value)));
        }
        facts.put("threads", text(run.record().get("threads")));
        facts.put("backend", text(run.record().get("backend")));
        facts.put("api of Ranvier", text(run.record().get("api")));
        double seconds = run.epochs().stream()
                .mapToDouble(epoch -> epoch.value("seconds"))
                .filter(Double::isFinite)
                .sum();
        facts.put("time", String.format(Locale.ROOT, "%,.1f s in finished epochs", seconds));
        Table table = Table.of("The machine that the run was made on.", "what", "value");
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            table = table.row(List.of(Node.text(fact.getKey()), Node.of(Node.text(fact.getValue()))));
        }
        return Section.of("machine", "Machine", table.node());
    }

    private static String settings(Object settings) {
        return settings instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(e -> text(e.getKey()) + " = " + text(e.getValue()))
                        .collect(Collectors.joining(", "))
                : text(settings);
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "–";
            case List<?> list ->
                list.isEmpty() ? "–" : list.stream().map(Provenance::text).collect(Collectors.joining(", "));
            case Map<?, ?> map -> "{" + settings(map) + "}";
            default -> value.toString();
        };
    }
}
