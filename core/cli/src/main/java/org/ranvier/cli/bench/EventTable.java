package org.ranvier.cli.bench;

import java.util.Locale;
import java.util.Map;
import org.ranvier.bench.Measurement;
import org.ranvier.cli.terminal.Table;

/** Time and memory of a synaptic event, which show how a network's cost grows with its size. */
final class EventTable {

    private EventTable() {}

    /** Returns a row for each variant of a network with ticks. */
    static String of(Map<BenchCase, Measurement> results, int width) {
        Table table =
                new Table(0).row("workload", "variant", "10⁶ events", "ns an event", "bytes an event", "tick by tick");
        results.forEach((one, m) -> {
            if (m.synapticEvents() > 0) {
                table.row(
                        one.workload().name(),
                        one.variant().name(),
                        text("%.3g", m.synapticEvents() / 1e6),
                        text("%.3f", m.nanosPerEvent()),
                        m.rssMb().isPresent() ? text("%.2f", m.rssMb().getAsLong() * 1e6 / m.synapticEvents()) : "–",
                        m.streaming()
                                .map(s -> text("%.1f µs, %.0f bytes allocated", s.tickUsMedian(), s.bytesPerTick()))
                                .orElse(""));
            }
        });
        return table.text(width);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
