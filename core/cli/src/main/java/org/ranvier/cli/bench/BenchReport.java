package org.ranvier.cli.bench;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ranvier.bench.Measurement;
import org.ranvier.bench.machine.MachineLimits;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;

/** Console report of measurements, printed row by row as they become available. */
final class BenchReport {

    private static final String ROW = "%-9s%-13s%10s%10s%10s%10s%8s%9s  %s";

    private final Console console;
    private boolean headed;

    BenchReport(Console console) {
        this.console = console;
    }

    void measuringMachine(int cases) {
        console.aside()
                .println(text(
                        "Measuring the machine, then %d variant%s in a process of %s own …",
                        cases, cases == 1 ? "" : "s", cases == 1 ? "its" : "their"));
    }

    void machine(MachineLimits machine) {
        OptionalInt bits = MachineLimits.simdBits();
        paragraph(text(
                "Limits of this machine with %d thread%s: products of matrices %.1f GFLOPS (one thread %.1f), triad %.1f GB/s, vectors of %d bits.",
                machine.threads(),
                machine.threads() == 1 ? "" : "s",
                machine.sgemmGflops(),
                machine.sgemmGflopsOneThread(),
                machine.triadGbS(),
                bits.orElseThrow()));
        MachineLimits.Core core = machine.core();
        paragraph(text(
                "One thread: %.1f GFLOPS in registers, loads from the first cache %.0f GB/s and from the second %.0f GB/s, stores to the first %.0f GB/s.",
                core.fmaGflops(), core.l1LoadsGbS(), core.l2LoadsGbS(), core.l1StoresGbS()));
    }

    /** Reports how a variant compares with the one beside which it is measured. */
    void ratio(BenchCase one, Measurement m, String beside, Measurement other) {
        String memory = m.rssMb().isPresent() && other.rssMb().isPresent()
                ? text(
                        ", and %d MB of its %d MB",
                        m.rssMb().getAsLong(), other.rssMb().getAsLong())
                : "";
        paragraph(text(
                "%s %s takes 1/%.1f of the time of %s at best, 1/%.1f of its CPU time%s.",
                one.workload().name(),
                one.variant().name(),
                other.trainMsMin() / m.trainMsMin(),
                beside,
                other.trainCpuMs() / m.trainCpuMs(),
                memory));
    }

    /** Reports a mean over several variants. */
    void mean(BenchMean mean) {
        paragraph(text(
                "%s %s, by the shares of its widths: a step takes %s ms at best and %s in the median, its forward half %s at best.",
                mean.workload(),
                mean.whole(),
                millis(mean.trainMsMin()),
                millis(mean.trainMsMedian()),
                millis(mean.forwardMsMin())));
    }

    void result(BenchCase one, Measurement m, MachineLimits machine) {
        double fraction = m.denseGflop() / (m.trainMsMin() / 1000) / machine.sgemmGflops();
        row(one, m, m.denseGflop() > 0 ? text("%.0f %%", 100 * fraction) : "–");
    }

    /** Reports what a synaptic event costs, where several variants of one workload can be compared. */
    void events(Map<BenchCase, Measurement> results) {
        say("");
        console.text().print(EventTable.of(results, console.width()));
    }

    /** A result without the limits of the machine. */
    void result(BenchCase one, Measurement m) {
        row(one, m, "–");
    }

    private void row(BenchCase one, Measurement m, String fraction) {
        if (!headed) {
            say("");
            say(text(ROW, "", "", "train ms", "", "CPU ms", "forward", "of", "memory", "spikes of a neuron"));
            say(text(ROW, "workload", "variant", "min", "median", "mean", "min", "SGEMM", "MB", "by layer"));
            headed = true;
        }
        String spikes =
                m.spikes().values().stream().map(mean -> text("%.1f", mean)).collect(Collectors.joining(", "));
        say(text(
                ROW,
                one.workload().name(),
                one.variant().name(),
                millis(m.trainMsMin()),
                millis(m.trainMsMedian()),
                millis(m.trainCpuMs()),
                millis(m.forwardMsMin()),
                fraction,
                m.rssMb().isPresent() ? Long.toString(m.rssMb().getAsLong()) : "–",
                spikes));
    }

    private static String millis(double value) {
        return text(value < 100 ? "%.2f" : "%.1f", value);
    }

    private void paragraph(String text) {
        Table.wrap(text, console.width()).forEach(this::say);
    }

    private void say(String line) {
        console.text().println(line.stripTrailing());
        console.text().flush();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
