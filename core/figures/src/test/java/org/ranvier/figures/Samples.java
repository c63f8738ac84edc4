package org.ranvier.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** One figure of every kind, of generated data. */
final class Samples {

    private Samples() {}

    static Map<String, Figure> all() {
        Map<String, Figure> all = new LinkedHashMap<>();
        all.put("learning", learning());
        all.put("delays", delays());
        all.put("confusion", Figure.of("Where it errs", confusion()));
        all.put("field", field());
        all.put("raster", raster(40, 0.03));
        all.put("dense", raster(300, 0.2));
        all.put("bars", bars());
        all.put("scatter", scatter());
        all.put("heatmap", heatmap(20, 30));
        all.put("large", heatmap(200, 300));
        all.put("parallel", parallel());
        all.put(
                "empty",
                Figure.of(
                        "Nothing yet",
                        Plot.of(Axis.of("time", "ms"), Axis.of("u"), Mark.line("u", new double[0], new double[0]))));
        return all;
    }

    static Figure learning() {
        double[] epoch = IntStream.rangeClosed(1, 40).asDoubleStream().toArray();
        double[] mean = IntStream.range(0, 40)
                .mapToDouble(n -> 96 - 60 * Math.exp(-n / 8.0))
                .toArray();
        double[] low = IntStream.range(0, 40)
                .mapToDouble(n -> mean[n] - 6 * Math.exp(-n / 20.0))
                .toArray();
        double[] high = IntStream.range(0, 40)
                .mapToDouble(n -> mean[n] + 4 * Math.exp(-n / 20.0))
                .toArray();
        double[] train = IntStream.range(0, 40)
                .mapToDouble(n -> n == 20 ? Double.NaN : mean[n] + 2)
                .toArray();
        double[] loss = IntStream.range(0, 40)
                .mapToDouble(n -> 2 * Math.exp(-n / 9.0) + 0.01)
                .toArray();
        Plot accuracy = Plot.of(
                        Axis.whole("epoch"),
                        Axis.of("accuracy", "%"),
                        Mark.band("validation, mean ± s.d. of 5 seeds", epoch, low, high),
                        Mark.line("validation, mean ± s.d. of 5 seeds", epoch, mean),
                        new Mark.Line("training", epoch, train, Ink.NEXT, true),
                        Mark.threshold("chance", 25))
                .titled("Accuracy");
        Plot losses = Plot.of(Axis.whole("epoch"), Axis.log("loss", ""), Mark.line("validation", epoch, loss))
                .titled("Loss");
        return Figure.of("Learning curves of yin-yang", accuracy, losses).in(2);
    }

    static Figure delays() {
        Random random = new Random(1);
        double[] before = random.doubles(800, 0, 25).toArray();
        double[] after = random.doubles(800).map(u -> 12 + 3 * (u - 0.5) * 6).toArray();
        return Figure.of(
                "Delays",
                Plot.of(
                        Axis.of("delay", "ms"),
                        Axis.whole("synapses"),
                        Mark.histogram("before training", before),
                        Mark.histogram("after training", after)));
    }

    static Plot confusion() {
        List<String> classes = List.of("zero", "one", "two", "three", "four");
        double[][] counts = new double[5][5];
        Random random = new Random(2);
        for (int r = 0; r < 5; r++) {
            for (int c = 0; c < 5; c++) {
                counts[r][c] = r == c ? 80 + random.nextInt(40) : random.nextInt(12);
            }
        }
        return Plot.of(
                        Axis.categories("predicted", classes),
                        Axis.categoriesDown("true", classes),
                        new Mark.Matrix(counts, 0, ColourScale.sequential("samples", "")))
                .shaped(0.8);
    }

    static Figure field() {
        Random random = new Random(3);
        List<Plot> panels = new ArrayList<>();
        for (int neuron = 0; neuron < 6; neuron++) {
            double[] x = random.doubles(60, 0, 25).map(Math::rint).toArray();
            double[] y = random.ints(60, 0, 30).asDoubleStream().toArray();
            double[] w = random.doubles(60, -1, 1).toArray();
            panels.add(Plot.of(
                            Axis.of("delay", "ms").between(-0.5, 25.5),
                            Axis.whole("source").between(-0.5, 29.5),
                            new Mark.Cells(
                                    x,
                                    y,
                                    w,
                                    1,
                                    1,
                                    ColourScale.diverging(neuron % 3 == 2 ? "weight" : "", "")
                                            .between(-1, 1)))
                    .titled("neuron " + neuron));
        }
        return Figure.of("Receptive fields", panels.toArray(Panel[]::new)).in(3);
    }

    static Figure raster(int neurons, double rate) {
        Random random = new Random(4);
        List<double[]> spikes = new ArrayList<>();
        for (int t = 0; t < 500; t++) {
            for (int n = 0; n < neurons; n++) {
                if (random.nextDouble() < rate) {
                    spikes.add(new double[] {t, n});
                }
            }
        }
        double[] time = IntStream.range(0, 500).asDoubleStream().toArray();
        double[] u = new double[500];
        for (int t = 1; t < 500; t++) {
            u[t] = 0.95 * u[t - 1] + random.nextDouble() * 0.12;
            if (u[t] > 1) {
                u[t] = 0;
            }
        }
        double[] times = spikes.stream().mapToDouble(s -> s[0]).toArray();
        int[] who = spikes.stream().mapToInt(s -> (int) s[1]).toArray();
        return Figure.of(
                "",
                Plot.of(Axis.of("", "").between(0, 500), Axis.whole("input"), Mark.raster(times, who, neurons))
                        .titled("Input")
                        .shaped(0.25),
                Plot.of(
                                Axis.of("time", "ms").between(0, 500),
                                Axis.of("u", ""),
                                Mark.line("neuron 3", time, u),
                                Mark.threshold("threshold", 1))
                        .titled("Membrane potential")
                        .shaped(0.25));
    }

    static Figure bars() {
        return Figure.of(
                "Test accuracy by what is trained",
                Plot.of(
                        Axis.categories("", List.of("weights", "delays", "both", "both, pruned")),
                        Axis.of("accuracy", "%"),
                        new Mark.Bars("SHD", new double[] {71.2, 66, 91, 88}, new double[] {2, 3, 1, 2}, Ink.NEXT),
                        new Mark.Bars("SSC", new double[] {51, 47, 70, 68}, new double[] {1, 1, 1, 2}, Ink.NEXT)));
    }

    static Figure scatter() {
        Random random = new Random(5);
        double[] parameters = random.doubles(40, 3, 6).map(e -> Math.pow(10, e)).toArray();
        double[] accuracy = java.util.Arrays.stream(parameters)
                .map(p -> 50 + 8 * (Math.log10(p) - 3) * 1.7 + random.nextGaussian())
                .toArray();
        return Figure.of(
                        "",
                        Plot.of(
                                Axis.log("trainable parameters", ""),
                                Axis.of("test accuracy", "%"),
                                Mark.points("", parameters, accuracy),
                                new Mark.Note(1e5, 80, "best")))
                .sized(Size.COLUMN);
    }

    static Figure heatmap(int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r][c] = r == 3 && c < 5 ? Double.NaN : Math.sin(6.0 * r / rows) * Math.cos(9.0 * c / columns);
            }
        }
        return Figure.of(
                        "",
                        Plot.of(
                                Axis.of("source"),
                                Axis.of("target"),
                                new Mark.Heatmap(values, 0, columns, 0, rows, ColourScale.diverging("weight", ""))),
                        Plot.of(
                                Axis.of("source"),
                                Axis.of("target"),
                                new Mark.Heatmap(values, 0, columns, 0, rows, ColourScale.sequential("rate", "Hz"))))
                .in(2);
    }

    static Figure parallel() {
        Random random = new Random(6);
        List<double[]> rows = IntStream.range(0, 60)
                .mapToObj(n -> {
                    double rate = Math.pow(10, random.nextDouble() * 2 - 4);
                    double hidden = 64 << random.nextInt(4);
                    double kind = random.nextInt(3);
                    return new double[] {rate, hidden, kind, 50 + 10 * Math.log10(rate * 1e4) + hidden / 20 + 3 * kind};
                })
                .toList();
        return Figure.of(
                "Settings and accuracy of 60 runs",
                new Parallel(
                        "",
                        List.of(
                                Axis.log("learning rate", ""),
                                Axis.whole("hidden neurons"),
                                Axis.categories("delays", List.of("none", "axonal", "synaptic")),
                                Axis.of("accuracy", "%")),
                        rows,
                        3,
                        0.4));
    }
}
