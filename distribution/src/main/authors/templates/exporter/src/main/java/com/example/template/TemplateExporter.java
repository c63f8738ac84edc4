package com.example.template;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.Timing;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.support.plan.TrainedProjection;

/**
 * Writes the synapses of a network as comma-separated values: {@code from,to,pre,post,lag_ms,weight}, where
 * {@code from} and {@code to} are the names of populations, {@code pre} and {@code post} number their neurons from 0,
 * and weights are those that act at inference. Synapses that deliver nothing are left out.
 */
public final class TemplateExporter implements NetworkExporter {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "table of synapses with their lags and weights";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public List<String> write(TrainedNetwork network, Settings settings, Path target) {
        if (!(network.plan().timing() instanceof Timing.Clocked)) {
            throw new RanvierException(Problem.usage(
                    network.name(),
                    "template-name writes lags in ticks, and this network has no clock",
                    "export it in another format"));
        }
        double dtMs = network.plan().dtMs();
        int rows = 0;
        try (BufferedWriter file = Files.newBufferedWriter(target);
                PrintWriter out = new PrintWriter(file)) {
            out.print("from,to,pre,post,lag_ms,weight\n");
            for (Projection projection : network.plan().all(Projection.class)) {
                rows += write(projection, new TrainedProjection(network, projection), dtMs, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("it has " + rows + " rows; biases and the neurons' parameters are not in it");
    }

    private static int write(Projection projection, TrainedProjection numbers, double dtMs, PrintWriter out) {
        int[] rows = {0};
        numbers.forEachTap((pre, post, lag, weight) -> {
            rows[0]++;
            out.print(projection.from() + "," + projection.to() + "," + pre + "," + post + "," + lag * dtMs + ","
                    + weight + "\n");
        });
        return rows[0];
    }
}
