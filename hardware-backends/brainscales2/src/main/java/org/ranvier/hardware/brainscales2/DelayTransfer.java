package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.hardware.Measurement;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.ChipRouting;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Levels;
import org.ranvier.hardware.brainscales2.chip.Stimulus;

/**
 * The delay of elements over their counter: some elements delay one input, all with the same counter, which goes from
 * the least to the most. Few of them at a time, so that no event is dropped.
 */
final class DelayTransfer {

    private static final int ELEMENTS = 16;
    private static final int SAMPLES = 20;
    private static final int STEPS = 40;
    private static final double SENT_US = 10;

    private final Chip chip;
    private final Figures figures;

    DelayTransfer(Chip chip) {
        this.chip = chip;
        this.figures = chip.figures();
    }

    Measurement measure() {
        int elements = Math.min(ELEMENTS, Math.min(figures.elements(), (figures.circuits() - 1) / 2));
        int[] circuits = new int[elements];
        Arrays.setAll(circuits, e -> figures.circuits() - 2 * (e + 1));
        int[] none = new int[0];
        chip.place(new ChipRouting(1, none, circuits, new int[elements], none, none));
        double[] spikes = new double[SAMPLES];
        Arrays.fill(spikes, SENT_US);
        List<double[]> rows = new ArrayList<>();
        Spread sds = new Spread();
        int range = figures.mostCount() - figures.leastCount();
        for (int step = 0; step <= STEPS; step++) {
            double counter = figures.leastCount() + Math.rint((double) range * step / STEPS);
            double[] delays = new double[elements];
            Arrays.fill(delays, counter);
            chip.write(new Levels(new double[0], delays, new double[0]));
            double[] seen = chip.run(new Stimulus(0, step, SAMPLES, spikes)).elementsUs();
            Spread spread = new Spread();
            Arrays.stream(seen).forEach(us -> spread.add(us - SENT_US));
            sds.add(spread.sd());
            rows.add(new double[] {counter, figures.delayUs(counter), spread.mean(), spread.sd()});
        }
        return Measurement.of(
                        "Delay of " + elements + " elements, " + SAMPLES + " spikes each, on " + figures.name(),
                        List.of("counter", "nominal_us", "delay_us", "sd_us"),
                        rows)
                .withSummary(fit(rows, sds))
                .withVariables("counter", "nominal_us", "delay_us");
    }

    /** A straight line through the delays, by least squares. */
    private Map<String, Double> fit(List<double[]> rows, Spread sds) {
        double x = rows.stream().mapToDouble(row -> row[0]).average().orElseThrow();
        double y = rows.stream().mapToDouble(row -> row[2]).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (double[] row : rows) {
            xy += (row[0] - x) * (row[2] - y);
            xx += (row[0] - x) * (row[0] - x);
        }
        Map<String, Double> summary = new LinkedHashMap<>();
        summary.put("offset_us", y - xy / xx * x);
        summary.put("us_per_count", xy / xx);
        summary.put("sd_us", sds.mean());
        summary.put("sd_tau", sds.mean() / figures.tauUs());
        return summary;
    }
}
