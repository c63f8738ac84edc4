package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.analysis.Moves;
import org.ranvier.analysis.Moves.Move;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.report.Trajectory;

/** Shows which synapses of a run training moved farthest. */
final class AnalyseMoved extends Analyse {

    private static final String MOST = "most";
    private static final int USUAL_MOST = 10;

    @Override
    String analysis() {
        return "moved";
    }

    @Override
    public String summary() {
        return "Show which synapses training moved farthest, in delay and in weight";
    }

    @Override
    public String example() {
        return "ranvier analyse moved runs/first --most 20";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN");
    }

    @Override
    List<Option> own() {
        return AnalysedRun.options(CommonOptions.value(
                MOST, "N", "How many synapses of each projection are shown; " + USUAL_MOST + " by default"));
    }

    @Override
    Findings find(Invocation invocation) {
        int most = AnalysedRun.positive(invocation, MOST).orElse(USUAL_MOST);
        Trajectory trajectory = AnalysedRun.of(invocation).trajectory();
        CsvTable csv = new CsvTable(
                "projection", "pre", "post", "weight_before", "weight_after", "delay_before_ms", "delay_after_ms");
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> json = new ArrayList<>();
        List<Moves> all = Moves.of(trajectory.start(), trajectory.best());
        for (Moves moves : all) {
            for (Move m : moves.synapses()) {
                csv.row(
                        moves.projection(),
                        m.pre(),
                        m.post(),
                        m.weightBefore(),
                        m.weightAfter(),
                        m.delayBeforeMs(),
                        m.delayAfterMs());
            }
            lines.add(sentence(moves));
            show(lines, "delay", moves.byDelay(most), invocation);
            show(lines, "weight", moves.byWeight(most), invocation);
            json.add(json(moves, most));
        }
        return new Findings(new LinkedHashMap<>(Map.of("projections", json)), lines, csv, () -> Charts.moves(all));
    }

    private static String sentence(Moves moves) {
        String changed = moves.dropped() + moves.grown() == 0
                ? ""
                : text(", %,d dropped, %,d grown", moves.dropped(), moves.grown());
        return text(
                "%s: %,d synapses%s; in the mean, delays moved by %.3g ms and weights by %.3g",
                moves.projection(),
                moves.synapses().size() + moves.grown(),
                changed,
                moves.meanDelayMs(),
                moves.meanWeight());
    }

    private static void show(List<String> lines, String what, List<Move> farthest, Invocation invocation) {
        if (farthest.isEmpty()) {
            return;
        }
        Table table = new Table(2).row("farthest in " + what, "delay, ms", "by", "weight", "by");
        for (Move m : farthest) {
            table.row(
                    m.pre() + " to " + m.post(),
                    text("%.2f to %.2f", m.delayBeforeMs(), m.delayAfterMs()),
                    text("%+.2f", m.delayMs()),
                    text("%.3f to %.3f", m.weightBefore(), m.weightAfter()),
                    text("%+.3f", m.weight()));
        }
        lines.addAll(table.text(invocation.console().width()).lines().toList());
    }

    private static Map<String, Object> json(Moves moves, int most) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("projection", moves.projection());
        json.put("kept", moves.synapses().size());
        json.put("dropped", moves.dropped());
        json.put("grown", moves.grown());
        json.put("mean_delay_ms", moves.meanDelayMs());
        json.put("mean_weight", moves.meanWeight());
        json.put(
                "by_delay", moves.byDelay(most).stream().map(AnalyseMoved::json).toList());
        json.put(
                "by_weight",
                moves.byWeight(most).stream().map(AnalyseMoved::json).toList());
        return json;
    }

    private static Map<String, Object> json(Move m) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pre", m.pre());
        json.put("post", m.post());
        json.put("weight_before", m.weightBefore());
        json.put("weight_after", m.weightAfter());
        json.put("delay_before_ms", m.delayBeforeMs());
        json.put("delay_after_ms", m.delayAfterMs());
        return json;
    }
}
