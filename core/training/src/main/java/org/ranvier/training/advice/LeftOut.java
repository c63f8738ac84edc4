package org.ranvier.training.advice;

import static org.ranvier.training.number.Figures.count;
import static org.ranvier.training.number.Figures.number;
import static org.ranvier.training.number.Figures.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.training.batch.Coverage;
import org.ranvier.training.batch.Extent;
import org.ranvier.training.data.TimesLook;

/**
 * Data that the simulated time leaves out.
 *
 * @param splits the splits that were looked at
 * @param unit the unit that their times are said to have
 */
public record LeftOut(List<Coverage> splits, String unit) implements Diagnosis {

    /** A unit that is this much off is worth a word. */
    private static final double FAR = 20;

    public LeftOut {
        splits = List.copyOf(splits);
    }

    /** Something is left out, or nothing is said. */
    public static Optional<LeftOut> of(List<Coverage> splits, String unit) {
        boolean some =
                splits.stream().flatMap(split -> split.extents().stream()).anyMatch(Extent::cut);
        return some ? Optional.of(new LeftOut(splits, unit)) : Optional.empty();
    }

    /**
     * Returns the problem with a split of which nothing is left, which makes training or an evaluation pointless; empty
     * if something is left.
     *
     * @param data what the data is called
     * @param unit the unit that its times are said to have
     * @param encoder what the encoder is called, with what is set on it
     * @param times the encoder's settings that are times, such as {@code early, late}
     */
    public static Optional<Problem> nothingLeft(
            Coverage split, String data, String unit, String encoder, List<String> times) {
        if (!split.coversNothing()) {
            return Optional.empty();
        }
        String all = "all " + count(split.total()) + " " + noun(split) + " of the " + split.split() + " split lie ";
        String before = "before 0 ms, where a sample begins";
        String after = "after the " + end(split.window());
        String where = split.after() == 0 ? before : split.before() == 0 ? after : before + ", or " + after;
        String from = ", from " + number(split.firstMs()) + " to " + number(split.lastMs()) + " ms";
        String steps = split.after() == 0 || !Double.isFinite(split.lastMs())
                ? ""
                : ", or raise time.steps to " + count(split.ticksForAll());
        if (split.encoded()) {
            String settings = times.isEmpty() ? "make its times smaller" : "change " + String.join(", ", times);
            return Optional.of(Problem.usage("encoder " + encoder, all + where + from, settings + steps));
        }
        return Optional.of(split.look()
                .map(look -> Problem.data(data, all + where + from + "; they " + look.text(unit), look.remedy(unit)))
                .orElseGet(() -> Problem.data(
                        data, all + where + from, "check the unit of the times and where they start" + steps)));
    }

    @Override
    public String subject() {
        return "time";
    }

    @Override
    public String sentence() {
        List<String> clauses = new ArrayList<>();
        if (sum(Coverage::before) > 0) {
            clauses.add(portion(Coverage::before, "lie before 0 ms, where a sample begins,"));
        }
        if (sum(Coverage::after) > 0) {
            clauses.add(portion(Coverage::after, "lie after the " + end(window())));
        }
        if (sum(Coverage::longer) > 0) {
            clauses.add(longer());
        }
        return String.join("; ", clauses) + remedy();
    }

    /**
     * Returns a clause such as {@code 30 of 60 events (50 %) lie somewhere and are left out}, itemised by split where
     * there are several.
     */
    private String portion(ToLongFunction<Coverage> part, String lie) {
        long all = sum(Coverage::total);
        String text = count(sum(part)) + " of " + count(all) + " " + noun(splits.getFirst()) + " ("
                + percent((double) sum(part) / all) + ") " + lie + " and are left out";
        return splits.size() == 1
                ? text
                : text
                        + splits.stream()
                                .map(split -> split.split() + " " + count(part.applyAsLong(split)) + " of "
                                        + count(split.total()))
                                .collect(Collectors.joining(", ", " (", ")"));
    }

    private String longer() {
        String text = count(sum(Coverage::longer)) + " of " + count(sum(Coverage::samples)) + " samples last longer"
                + (sum(Coverage::after) > 0 ? "" : " than the " + end(window())) + ", the longest " + number(longest())
                + " ms";
        double lost = splits.stream().mapToDouble(Coverage::lostMs).sum();
        double length = splits.stream().mapToDouble(Coverage::lengthMs).sum();
        return lost > 0 ? text + ", and " + percent(lost / length) + " of the data's time is cut off" : text;
    }

    private String remedy() {
        if (sum(Coverage::longer) == 0) {
            return ": check where the times start";
        }
        Optional<TimesLook> look =
                splits.stream().flatMap(split -> split.look().stream()).findFirst();
        if (look.isPresent() && longest() > FAR * window().lengthMs()) {
            return "; the times " + look.get().text(unit) + "; " + look.get().remedy(unit);
        }
        return ": time.steps "
                + count(splits.stream().mapToLong(Coverage::ticksForAll).max().orElse(0)) + " would keep everything";
    }

    private static String noun(Coverage split) {
        return split.frames() ? "frames" : "events";
    }

    private static String end(Window window) {
        return number(window.lengthMs()) + " ms of a sample (time.steps)";
    }

    private Window window() {
        return splits.getFirst().window();
    }

    private double longest() {
        return splits.stream().mapToDouble(Coverage::lastMs).max().orElse(0);
    }

    private long sum(ToLongFunction<Coverage> part) {
        return splits.stream().mapToLong(part).sum();
    }
}
