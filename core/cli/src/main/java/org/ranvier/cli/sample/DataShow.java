package org.ranvier.cli.sample;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Target;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Examples;
import org.ranvier.cli.process.Legible;
import org.ranvier.cli.terminal.Console;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.data.AtomicFile;
import org.ranvier.figures.Figure;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.training.Experiment;
import org.ranvier.training.data.ImportedData;
import org.ranvier.training.report.ShownSample;

/** Shows a sample of a dataset, or one of an experiment before and after its encoder. */
public final class DataShow implements Command {

    private static final String SAMPLE = "sample";
    private static final String SPLIT = "split";
    private static final String FIGURE = "figure";
    private static final String TRAIN = "train";

    /** Dots per inch of a figure for print, by the 96 of a screen. */
    private static final double SCALE = 300.0 / 96;

    @Override
    public String name() {
        return "data show";
    }

    @Override
    public String summary() {
        return "Show a sample of a dataset as a raster of spikes or as traces; of an experiment, before and after the encoder";
    }

    @Override
    public String example() {
        return "ranvier data show yin-yang --sample 3 --figure sample.svg";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("DATASET or EXPERIMENT");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                CommonOptions.value(SAMPLE, "N", "Which sample of the split, from 0; the first without it"),
                CommonOptions.value(SPLIT, "NAME", "Which split: train (without it), validation or test"),
                CommonOptions.value(FIGURE, "FILE", "Draw it into a file too, .svg or .png")));
        options.addAll(ExperimentOptions.all());
        return options;
    }

    @Override
    public Outcome run(Invocation invocation) {
        String name = invocation.arguments().getFirst();
        int place = place(invocation.value(SAMPLE).orElse("0"));
        String split = invocation.value(SPLIT).orElse(TRAIN);
        invocation.value(FIGURE).ifPresent(DataShow::requireEnding);
        ShownSample shown = ofDataset(name, split, place, invocation)
                .orElseGet(() -> Experiment.load(
                                experiment(name, invocation),
                                ExperimentOptions.changes(invocation),
                                ExperimentOptions.environment(invocation))
                        .show(split, place));
        String title = name + ", " + split + " sample " + place + " of " + shown.size() + ": " + shown.answer()
                + (shown.group().isEmpty() ? "" : ", from " + shown.group());
        print(title, shown, invocation.console());
        invocation.value(FIGURE).ifPresent(file -> write(SampleFigure.of(title, shown), file, invocation));
        return Outcome.success(json(shown));
    }

    private static void print(String title, ShownSample shown, Console console) {
        SampleText text = SampleText.of(console.width(), Legible.namesAreUtf8());
        console.text().println(title);
        console.text().print(text.of(shown.sample(), shown.dtMs(), shown.channels()));
        shown.encoded().ifPresent(encoded -> {
            console.text()
                    .println("encoded by " + encoded.encoder() + ": "
                            + encoded.events().channel().length + " events on "
                            + encoded.events().channels() + " channels");
            double[] timeMs = encoded.events().timeMs();
            double length = Double.isFinite(encoded.windowMs())
                    ? encoded.windowMs()
                    : Math.nextUp(java.util.Arrays.stream(timeMs).max().orElse(1));
            console.text()
                    .print(text.raster(
                            encoded.events().channels(), encoded.events().channel(), timeMs, length, List.of()));
        });
    }

    private static Map<String, Object> json(ShownSample shown) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(SPLIT, shown.split());
        json.put(SAMPLE, shown.place());
        json.put("of", shown.size());
        json.put("kind", shown.sample().kind());
        json.put("answer", shown.answer());
        json.put("group", shown.group());
        shown.encoded().ifPresent(encoded -> {
            json.put("input_channels", encoded.events().channels());
            json.put("input_events", encoded.events().channel().length);
        });
        return json;
    }

    /** A sample of imported data or of a dataset by its name; empty where the name is neither. */
    private static Optional<ShownSample> ofDataset(String name, String split, int place, Invocation invocation) {
        if (Files.exists(invocation.environment().folder().resolve(name))) {
            return Optional.empty();
        }
        PluginRuntime plugins = invocation.openPlugins();
        Optional<ImportedData> imported = ImportedData.find(name, invocation.dataFolders());
        boolean known = plugins.all(Dataset.class).stream().map(Provided::name).anyMatch(name::equals);
        if (imported.isEmpty() && !known) {
            return Optional.empty();
        }
        if (known && isExperiment(name, invocation)) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        ConfigNode node =
                imported.map(it -> it.data().get("dataset").orElseThrow()).orElse(null);
        Mapping mapping = node instanceof Mapping m ? m : Mapping.empty(org.ranvier.config.tree.Place.of(name));
        String type = node instanceof Scalar scalar
                ? scalar.text()
                : mapping.get(ComponentRef.TYPE).map(it -> ((Scalar) it).text()).orElse(name);
        Dataset dataset = plugins.find(Dataset.class, type, "");
        Map<String, Object> given = new ComponentRef(type, mapping.without(ComponentRef.TYPE), mapping.place())
                .settings(dataset.schema(), problems)
                .structural();
        problems.throwIfAny();
        try (Dataset.Opened opened = dataset.open(Settings.of(dataset.schema(), given), invocation.dataFolders())) {
            return Optional.of(shown(opened, split, place));
        }
    }

    /** A built-in experiment that is called as a dataset is shows more of its samples. */
    private static boolean isExperiment(String name, Invocation invocation) {
        return invocation
                .environment()
                .installation()
                .filter(home -> Files.isRegularFile(home.resolve("examples").resolve(name + ".yaml")))
                .isPresent();
    }

    private static ShownSample shown(Dataset.Opened opened, String split, int place) {
        Dataset.Split samples = opened.splits().get(split);
        if (samples == null) {
            throw new RanvierException(Problem.usage(
                    "--" + SPLIT,
                    "this data has no split '" + split + "'",
                    "choose one of " + String.join(", ", opened.splits().keySet())
                            + ", or name an experiment, which divides them further"));
        }
        if (place >= samples.size()) {
            throw new RanvierException(Problem.usage(
                    "--" + SAMPLE,
                    "the " + split + " split has " + samples.size() + " samples, numbered from 0",
                    "give at most " + (samples.size() - 1)));
        }
        Example example = samples.get(place);
        List<String> classes = opened.describe().classes();
        String answer = example.target() instanceof Target.ClassLabel(int label) && label < classes.size()
                ? "class " + classes.get(label)
                : example.target().kind();
        return new ShownSample(
                split,
                place,
                samples.size(),
                example.sample(),
                answer,
                example.group(),
                0,
                Optional.empty(),
                opened.describe().channels());
    }

    private static Path experiment(String name, Invocation invocation) {
        try {
            return Examples.of(invocation.environment()).experiment(name);
        } catch (RanvierException e) {
            throw new RanvierException(
                    Problem.usage(
                            name,
                            "there is neither a dataset nor an experiment of that name",
                            "see ranvier data list for the former, or give the file of the latter"),
                    e);
        }
    }

    private static int place(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new RanvierException(
                    Problem.usage("--" + SAMPLE, "'" + text + "' is not the number of a sample", "write such as 0"));
        }
        return Integer.parseInt(text);
    }

    private static void requireEnding(String file) {
        if (!file.toLowerCase(Locale.ROOT).matches(".*\\.(svg|png)")) {
            throw new RanvierException(Problem.usage(
                    "--" + FIGURE, "'" + file + "' ends neither in .svg nor in .png", "name it such as sample.svg"));
        }
    }

    private static void write(Figure figure, String file, Invocation invocation) {
        Path path = invocation.environment().folder().resolve(file);
        boolean png = file.toLowerCase(Locale.ROOT).endsWith(".png");
        byte[] bytes = png ? figure.png(SCALE) : figure.svg().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(path, out -> out.write(bytes));
        invocation.console().text().println("The figure is in " + file + ".");
    }
}
