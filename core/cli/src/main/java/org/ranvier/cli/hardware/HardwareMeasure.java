package org.ranvier.cli.hardware;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.hardware.HardwareMeter;
import org.ranvier.api.hardware.Measurement;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.figure.FigureFile;
import org.ranvier.cli.figure.FigureLook;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Json;
import org.ranvier.cli.terminal.Table;
import org.ranvier.data.AtomicFile;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Plot;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.text.Nearest;

/** Measures hardware: numbers as CSV and JSON, and a figure of them. */
public final class HardwareMeasure implements Command {

    private static final String OUT = "out";

    @Override
    public String name() {
        return "hardware measure";
    }

    @Override
    public String summary() {
        return "Measure hardware, or its model, and write numbers and figures";
    }

    @Override
    public String example() {
        return "ranvier hardware measure thresholds --option chip=2 --out chip-2";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("MEASUREMENT…", 0, Integer.MAX_VALUE);
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                HardwareOptions.hardware(),
                HardwareOptions.option(),
                CommonOptions.value(OUT, "DIR", "Where to write; by default a folder named after the hardware"),
                CommonOptions.plugins()));
        options.add(CommonOptions.value(
                FigureFile.OPTION, "FILE", "Draw all measurements into one .svg or .png file, too"));
        options.add(FigureLook.themeOption());
        options.add(FigureLook.widthOption());
        return options;
    }

    @Override
    public Outcome run(Invocation invocation) {
        FigureLook look = FigureLook.of(invocation);
        Optional<FigureFile> figure = FigureFile.named(invocation);
        PluginRuntime plugins = invocation.openPlugins();
        HardwareMeter hardware = HardwareOptions.choose(HardwareMeter.class, invocation, plugins);
        Settings settings = HardwareOptions.settings(hardware, invocation, plugins);
        List<String> known = List.copyOf(hardware.measurements().keySet());
        List<String> wanted = invocation.arguments().isEmpty() ? known : invocation.arguments();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new RanvierException(Problem.usage(
                        "",
                        "'" + hardware.name() + "' has no measurement '" + name + "'",
                        Nearest.remedy(name, known, "it has")));
            }
        }
        Path out = Path.of(invocation.value(OUT).orElse(hardware.name() + "-measurements"));
        makeFolder(out);
        Console console = invocation.console();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hardware", hardware.name());
        json.put("out", out.toString());
        Map<String, Object> measured = new LinkedHashMap<>();
        List<Plot> plots = new ArrayList<>();
        for (String name : wanted) {
            Measurement measurement = hardware.measure(name, settings);
            Plot plot = MeasurementPlot.of(measurement);
            plots.add(plot);
            write(out, name, measurement, look.of(Figure.of("", plot)));
            measured.put(name, measurement.summary());
            console.text().println(measurement.title());
            Table table = new Table(2);
            measurement.summary().forEach((what, value) -> table.row(what, String.format(Locale.ROOT, "%.5g", value)));
            console.text().println(table.text(console.width()));
        }
        console.text().println("Numbers (.csv, .json) and figures (.svg) are in " + out);
        figure.ifPresent(file -> {
            file.write(Figure.of("", plots.getFirst()).of(plots));
            console.text().println("All figures are in " + file.path() + ", too");
        });
        json.put("measurements", measured);
        return Outcome.success(json);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (java.io.IOException e) {
            throw new RanvierException(
                    Problem.run(
                            folder.toString(),
                            "the folder cannot be made (" + e.getMessage() + ")",
                            "choose another with --out"),
                    e);
        }
    }

    private static void write(Path folder, String name, Measurement m, Figure figure) {
        StringBuilder csv = new StringBuilder(String.join(",", m.columns())).append('\n');
        for (double[] row : m.rows()) {
            csv.append(String.join(
                            ",",
                            Arrays.stream(row).mapToObj(HardwareMeasure::cell).toList()))
                    .append('\n');
        }
        write(folder.resolve(name + ".csv"), csv.toString());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("measurement", name);
        json.put("title", m.title());
        json.put("summary", m.summary());
        json.put("columns", m.columns());
        List<List<Double>> rows = new ArrayList<>();
        m.rows().forEach(row -> rows.add(Arrays.stream(row).boxed().toList()));
        json.put("rows", rows);
        write(folder.resolve(name + ".json"), Json.line(json) + "\n");
        write(folder.resolve(name + ".svg"), figure.svg());
    }

    /** Without a fraction where there is none; nothing where there is no number. */
    private static String cell(double value) {
        return Double.isFinite(value)
                ? value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value)
                : "";
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
