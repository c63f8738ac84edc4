package org.ranvier.cli.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.ranvier.api.Range;
import org.ranvier.bench.Measurement;
import org.ranvier.bench.Streaming;
import org.ranvier.bench.machine.MachineLimits;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;

/** Measurements as JSON, to and fro. */
final class BenchJson {

    private BenchJson() {}

    /** A machine that was measured. */
    static Map<String, Object> of(MachineLimits limits) {
        Map<String, Object> json = of(limits.threads());
        json.put("sgemm_gflops", limits.sgemmGflops());
        json.put("sgemm_gflops_one_thread", limits.sgemmGflopsOneThread());
        json.put("triad_gb_s", limits.triadGbS());
        json.put("fma_gflops_one_thread", limits.core().fmaGflops());
        json.put("l1_loads_gb_s_one_thread", limits.core().l1LoadsGbS());
        json.put("l2_loads_gb_s_one_thread", limits.core().l2LoadsGbS());
        json.put("l1_stores_gb_s_one_thread", limits.core().l1StoresGbS());
        return json;
    }

    /** A machine that was not measured. */
    static Map<String, Object> of(int threads) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sgemm_gflops", null);
        json.put("sgemm_gflops_one_thread", null);
        json.put("triad_gb_s", null);
        json.put("fma_gflops_one_thread", null);
        json.put("l1_loads_gb_s_one_thread", null);
        json.put("l2_loads_gb_s_one_thread", null);
        json.put("l1_stores_gb_s_one_thread", null);
        json.put("threads", threads);
        OptionalInt bits = MachineLimits.simdBits();
        json.put("simd_bits", bits.isPresent() ? bits.getAsInt() : null);
        return json;
    }

    static Map<String, Object> of(BenchCase one, Measurement m) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("workload", one.workload().name());
        json.put("variant", one.variant().name());
        json.put("backend", m.backend());
        json.put("steps", m.steps());
        json.put("train_ms_min", m.trainMsMin());
        json.put("train_ms_median", m.trainMsMedian());
        json.put("train_cpu_ms", m.trainCpuMs());
        json.put("forward_ms_min", m.forwardMsMin());
        json.put("spikes_per_neuron", m.spikes());
        json.put("synaptic_events", m.synapticEvents());
        json.put("dense_gflop", m.denseGflop());
        json.put("rss_mb", m.rssMb().isPresent() ? m.rssMb().getAsLong() : null);
        m.streaming().ifPresent(streaming -> {
            json.put("tick_us_median", streaming.tickUsMedian());
            json.put("tick_allocated_bytes", streaming.bytesPerTick());
        });
        return json;
    }

    static Map<String, Object> of(BenchMean mean) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("workload", mean.workload());
        json.put("variant", mean.whole());
        json.put("train_ms_min", mean.trainMsMin());
        json.put("train_ms_median", mean.trainMsMedian());
        json.put("forward_ms_min", mean.forwardMsMin());
        return json;
    }

    /** The only result in an object of {@code ranvier bench}. */
    static Measurement measurement(Mapping json) {
        Problems problems = new Problems();
        ConfigReader result =
                new ConfigReader(json, problems).children("results").getFirst();
        Map<String, Double> spikes = new LinkedHashMap<>();
        ConfigReader populations = result.child("spikes_per_neuron");
        populations.mapping().keys().forEach(name -> spikes.put(name, populations.number(name, Range.ALL)));
        Measurement measurement = new Measurement(
                result.text("backend"),
                result.integer("steps", Range.ALL),
                result.number("train_ms_min", Range.ALL),
                result.number("train_ms_median", Range.ALL),
                result.number("train_cpu_ms", Range.ALL),
                result.number("forward_ms_min", Range.ALL),
                spikes,
                result.number("synaptic_events", Range.ALL),
                result.number("dense_gflop", Range.ALL),
                rss(result),
                streaming(result));
        problems.throwIfAny();
        return measurement;
    }

    private static Optional<Streaming> streaming(ConfigReader result) {
        OptionalDouble tick = result.optionalNumber("tick_us_median", Range.ALL);
        return tick.isPresent()
                ? Optional.of(new Streaming(tick.getAsDouble(), result.number("tick_allocated_bytes", Range.ALL)))
                : Optional.empty();
    }

    private static OptionalLong rss(ConfigReader result) {
        return result.optionalNumber("rss_mb", Range.ALL).stream()
                .mapToLong(mb -> (long) mb)
                .findFirst();
    }
}
