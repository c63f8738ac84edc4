package org.ranvier.dashboard;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.training.archive.FollowedRun;
import org.ranvier.training.archive.RunOverview;
import org.ranvier.training.metric.MetricText;
import tools.jackson.databind.json.JsonMapper;

/** The row of a run in the table, as JSON that is made again only when the run has changed. */
final class Row {

    private final String id;
    private final String name;
    private FollowedRun.Look last;
    private Optional<String> json = Optional.empty();

    Row(String id, String name) {
        this.id = id;
        this.name = name;
    }

    /** Returns numbers as JSON can have them, null for those that are none. */
    static List<Double> numbers(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isFinite(value) ? (Double) value : null)
                .toList();
    }

    /** Returns the row; empty for a run that is about to begin. */
    Optional<String> json(FollowedRun.Look look, Path folder) {
        if (look != last) {
            last = look;
            json = row(look, folder).map(JsonMapper.shared()::writeValueAsString);
        }
        return json;
    }

    private Optional<Map<String, Object>> row(FollowedRun.Look look, Path folder) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", name);
        row.put("folder", folder.toString());
        row.put("beginnings", look.beginnings());
        if (!look.damage().isEmpty()) {
            row.put("state", "damaged");
            row.put("damage", "It cannot be read: " + look.damage() + ".");
            return Optional.of(row);
        }
        return look.overview().map(overview -> {
            row.put("state", look.stopAsked() ? "stopping" : overview.state().word());
            put(row, overview);
            row.put("ends", look.ends().map(end -> end.toEpochMilli()).orElse(null));
            look.best().ifPresent(best -> {
                row.put("bestEpoch", best.epoch());
                boolean tested = Double.isFinite(best.test());
                row.put("best", MetricText.of(overview.selectedBy(), tested ? best.test() : best.validation()));
                row.put("bestOf", tested ? "test" : "validation");
            });
            row.put("splits", look.splits());
            return row;
        });
    }

    private static void put(Map<String, Object> row, RunOverview overview) {
        row.put("experiment", overview.experiment());
        row.put("data", overview.data());
        row.put("backend", overview.backend());
        row.put("epochs", overview.epochs());
        row.put("epochsInAll", overview.epochsInAll());
        row.put("metric", overview.selectedBy().name());
        row.put("share", overview.selectedBy().isShare());
        row.put(
                "seed",
                overview.seed().isPresent() ? Long.toString(overview.seed().getAsLong()) : "");
        row.put("changes", overview.changes());
        row.put(
                "started",
                overview.started().map(time -> time.toInstant().toEpochMilli()).orElse(0L));
    }
}
