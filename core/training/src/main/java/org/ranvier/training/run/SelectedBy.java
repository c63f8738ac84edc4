package org.ranvier.training.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import tools.jackson.databind.JsonNode;

/** The metric that selects the best epoch, as results and {@code resolved.json} tell of it. */
public final class SelectedBy {

    /** The key of the metric. */
    public static final String KEY = "selected_by";

    private static final String NAME = "metric";
    private static final String BETTER = "better";
    private static final String UNIT = "unit";
    private static final String SHARE = "share";

    private SelectedBy() {}

    /** Returns a metric's name, its direction, and what its values are. */
    public static Map<String, Object> of(Metric metric) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(NAME, metric.name());
        map.put(BETTER, metric.better().name().toLowerCase(Locale.ROOT));
        if (metric.unit() != Unit.NONE) {
            map.put(UNIT, metric.unit().symbol());
        }
        if (metric.isShare()) {
            map.put(SHARE, true);
        }
        return map;
    }

    /** Returns the metric that is told of; empty where there is none, as in runs of older versions. */
    public static Optional<Metric> read(JsonNode json) {
        return json.path(NAME).asStringOpt().map(name -> switch (name) {
            case "accuracy" -> Metric.ACCURACY;
            case "loss" -> Metric.LOSS;
            default -> contributed(name, json);
        });
    }

    private static Metric contributed(String name, JsonNode json) {
        Direction better = json.path(BETTER).asString("").equals("lower") ? Direction.LOWER : Direction.HIGHER;
        String symbol = json.path(UNIT).asString("");
        Unit unit = Arrays.stream(Unit.values())
                .filter(u -> u.symbol().equals(symbol))
                .findFirst()
                .orElse(Unit.NONE);
        Metric metric = Metric.of(name, better).in(unit);
        return json.path(SHARE).asBoolean(false) ? metric.asShare() : metric;
    }
}
