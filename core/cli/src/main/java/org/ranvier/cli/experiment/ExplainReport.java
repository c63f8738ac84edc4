package org.ranvier.cli.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Numerals;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.explain.Equations;
import org.ranvier.training.explain.Explanation;
import org.ranvier.training.explain.Storage;

/** An explanation, for people and for programs. */
final class ExplainReport {

    private final Explanation e;
    private final Console console;

    ExplainReport(Explanation explanation, Console console) {
        this.e = explanation;
        this.console = console;
    }

    void print() {
        Table facts = new Table(0);
        e.facts().forEach(facts::row);
        say(facts.text(console.width()));
        Table layers = new Table(2).row("layer", "neurons", "passes on", "model");
        layers.row("input", Integer.toString(e.channels()), "", "");
        e.layers()
                .forEach(layer ->
                        layers.row(layer.name(), Integer.toString(layer.neurons()), layer.output(), model(layer)));
        say("Layers\n" + layers.text(console.width()));
        say("Projections");
        e.projections().forEach(this::projection);
        Table parameters = new Table(2).row("parameter", "shape", "numbers", "unit", "trained");
        e.parameters()
                .forEach(p -> parameters.row(
                        p.name(),
                        Numerals.shape(p.shape()),
                        count(p.numbers()),
                        p.unit().isEmpty() ? "–" : p.unit(),
                        p.trained() ? "with " + p.group() : "–"));
        say("Parameters\n" + parameters.text(console.width()));
        int total = e.trained().values().stream().mapToInt(Integer::intValue).sum();
        List<String> groups = new ArrayList<>();
        e.trained().forEach((group, numbers) -> groups.add(count(numbers) + " with " + group));
        say("Trained numbers: " + count(total) + (groups.size() > 1 ? " (" + String.join(", ", groups) + ")" : ""));
        if (!e.storage().bits().isEmpty()) {
            Table.wrap(stored(e.storage()), console.width()).forEach(this::say);
        }
    }

    private static String stored(Storage storage) {
        List<String> fewer = new ArrayList<>();
        storage.bits().forEach((name, bits) -> fewer.add(name + " " + bits + " bits"));
        return "Stored in " + count(storage.bytes()) + " bytes, " + count(storage.asFloats())
                + " with 32 bits a number (" + String.join(", ", fewer) + ")";
    }

    void printEquations() {
        for (Equations equations : e.equations()) {
            say("\n" + equations.title().substring(0, 1).toUpperCase(Locale.ROOT)
                    + equations.title().substring(1));
            equations.notes().forEach(note -> say("  " + note));
            equations.parts().forEach((when, lines) -> {
                say("  " + when);
                lines.forEach(line -> hanging(line).forEach(this::say));
            });
        }
    }

    /** A long line goes on further to the right. */
    private List<String> hanging(String line) {
        List<String> wrapped = Table.wrap(line, console.width() - 8);
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < wrapped.size(); n++) {
            lines.add(" ".repeat(n == 0 ? 4 : 8) + wrapped.get(n));
        }
        return lines;
    }

    private static String model(Explanation.Population layer) {
        return layer.model() + " of " + layer.plugin()
                + (layer.surrogate().isEmpty() ? "" : ", surrogate " + layer.surrogate())
                + (layer.dropout() == 0 ? "" : ", dropout " + layer.dropout());
    }

    private void projection(Explanation.Projection p) {
        say("  " + p.name() + ": " + p.from() + " → " + p.to() + (p.port().equals("current") ? "" : "." + p.port())
                + (p.recurrent() ? ", recurrent" : "")
                + (p.dropout() == 0 ? "" : ", dropout " + p.dropout()));
        Table table = new Table(4)
                .row(
                        "synapses",
                        count(p.synapses()) + " " + p.connectivity() + ", current " + p.current()
                                + (p.normalize() ? ", then batch normalisation" : ""))
                .row("weights", p.weights() + (p.bias() ? ", with bias" : ""))
                .row(
                        "delays",
                        p.rounding().equals("exact")
                                ? p.delays() + ", " + p.site()
                                : p.maxTicks() == 0
                                        ? "none"
                                        : p.delays() + ", " + p.site() + ", up to " + p.maxTicks()
                                                + (p.maxTicks() == 1 ? " tick (" : " ticks (")
                                                + Numerals.brief(p.maxMs()) + " ms), at inference "
                                                + rounded(p.rounding()));
        say(table.text(console.width()).stripTrailing());
        say("");
    }

    private static String rounded(String rounding) {
        return switch (rounding) {
            case "floor" -> "rounded down";
            case "nearest-even" -> "rounded to the nearest tick";
            case "none" -> "interpolated";
            default -> rounding;
        };
    }

    static Map<String, Object> json(Explanation e) {
        Map<String, Object> json = new LinkedHashMap<>(e.facts());
        json.put("channels", e.channels());
        json.put("layers", e.layers().stream().map(ExplainReport::json).toList());
        json.put(
                "projections", e.projections().stream().map(ExplainReport::json).toList());
        json.put("parameters", e.parameters().stream().map(ExplainReport::json).toList());
        Map<String, Object> trained = new LinkedHashMap<>(e.trained());
        trained.put(
                "total",
                e.trained().values().stream().mapToInt(Integer::intValue).sum());
        json.put("trained", trained);
        json.put(
                "storage",
                ordered(
                        "bytes",
                        e.storage().bytes(),
                        "bytes_as_floats",
                        e.storage().asFloats(),
                        "bits",
                        e.storage().bits()));
        json.put("equations", e.equations().stream().map(ExplainReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(Explanation.Population layer) {
        return ordered(
                "name",
                layer.name(),
                "neurons",
                layer.neurons(),
                "model",
                layer.model(),
                "plugin",
                layer.plugin(),
                "output",
                layer.output(),
                "surrogate",
                layer.surrogate(),
                "dropout",
                layer.dropout());
    }

    private static Map<String, Object> json(Explanation.Projection p) {
        return ordered(
                "name",
                p.name(),
                "from",
                p.from(),
                "to",
                p.to(),
                "port",
                p.port(),
                "recurrent",
                p.recurrent(),
                "dropout",
                p.dropout(),
                "connectivity",
                p.connectivity(),
                "synapses",
                p.synapses(),
                "current",
                p.current(),
                "weights",
                p.weights(),
                "bias",
                p.bias(),
                "delays",
                p.delays(),
                "site",
                p.site(),
                "max_ticks",
                p.maxTicks(),
                "max_ms",
                p.maxMs(),
                "rounding",
                p.rounding(),
                "normalize",
                p.normalize());
    }

    private static Map<String, Object> json(Explanation.Parameter p) {
        return ordered(
                "name",
                p.name(),
                "shape",
                p.shape(),
                "numbers",
                p.numbers(),
                "unit",
                p.unit(),
                "group",
                p.group(),
                "trained",
                p.trained());
    }

    private static Map<String, Object> json(Equations equations) {
        return ordered("title", equations.title(), "notes", equations.notes(), "parts", equations.parts());
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int n = 0; n < pairs.length; n += 2) {
            map.put((String) pairs[n], pairs[n + 1]);
        }
        return map;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void say(String text) {
        console.text().println(text);
    }
}
