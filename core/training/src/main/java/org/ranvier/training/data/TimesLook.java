package org.ranvier.training.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ranvier.training.number.Figures;

/**
 * Times of recordings that do not look like milliseconds from the start of a sample. Nobody can know; but samples
 * mostly last from a millisecond to ten seconds and begin where they begin.
 *
 * @param earliestMs the first event of all
 * @param startMs when the median sample has its first event
 * @param medianMs how long the median sample lasts, from its first event where times look absolute
 * @param longestMs the latest time
 * @param absolute whether they look like time stamps that do not begin anew with every sample
 * @param factor by what times are too large: 1 where they look right, 1000 for µs taken for ms, 0.001 for s taken for
 *     ms
 * @param whole whether all are whole numbers of what they are taken for
 */
public record TimesLook(
        double earliestMs,
        double startMs,
        double medianMs,
        double longestMs,
        boolean absolute,
        double factor,
        boolean whole) {

    private static final double SHORT_MS = 1;
    private static final double LONG_MS = 10_000;
    /** Start of a sample, in multiples of its own length, beyond which times are taken to be absolute. */
    private static final double FAR = 5;
    /** Start of a sample in ms from which times are taken to be absolute, too, unless it lasts as long. */
    private static final double LATE_MS = 1000;

    private static final double NEARLY = 0.9;
    /** From the smallest: a step is a factor of 1000. */
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

    private static final String SETTING = "time_unit";
    private static final int MS = UNITS.indexOf("ms");

    /** The first and the last time of a sample. */
    public record Times(double firstMs, double lastMs) {}

    /** Looks at samples that have events; says something where something looks wrong. */
    public static Optional<TimesLook> at(List<Times> samples) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        double earliest = samples.stream().mapToDouble(Times::firstMs).min().orElseThrow();
        double start = median(samples, Times::firstMs);
        double span = median(samples, times -> times.lastMs() - times.firstMs());
        double last = median(samples, Times::lastMs);
        boolean absolute =
                span > 0 && (goOn(samples) || earliest > FAR * span || start > span && start / factor(last) >= LATE_MS);
        double median = absolute ? span : last;
        double longest = samples.stream().mapToDouble(Times::lastMs).max().orElseThrow();
        boolean whole = samples.stream().allMatch(times -> isWhole(times.firstMs()) && isWhole(times.lastMs()));
        TimesLook look = new TimesLook(earliest, start, median, longest, absolute, factor(median), whole);
        return look.absolute || look.factor != 1 ? Optional.of(look) : Optional.empty();
    }

    /**
     * The unit that a dataset is told its times have: seconds where the format decides, which has seconds, and empty
     * where it is not told.
     *
     * @param settings all settings of the dataset
     */
    public static String unit(Map<String, Object> settings) {
        Object said = settings.getOrDefault(SETTING, "");
        return said.equals("") || UNITS.contains(said) ? (String) said : "s";
    }

    /** Whether nearly each sample begins where the one before it has ended. */
    private static boolean goOn(List<Times> samples) {
        long after = IntStream.range(1, samples.size())
                .filter(n -> samples.get(n).firstMs() >= samples.get(n - 1).lastMs())
                .count();
        return samples.size() > 2 && after >= NEARLY * (samples.size() - 1);
    }

    private static double factor(double medianMs) {
        if (medianMs > LONG_MS) {
            return fits(medianMs / 1e3) ? 1e3 : fits(medianMs / 1e6) ? 1e6 : 1;
        }
        if (medianMs > 0 && medianMs < SHORT_MS) {
            return fits(medianMs * 1e3) ? 1e-3 : fits(medianMs * 1e6) ? 1e-6 : 1;
        }
        return 1;
    }

    private static boolean fits(double ms) {
        return ms >= SHORT_MS && ms <= LONG_MS;
    }

    /**
     * Returns one or two clauses that follow "they".
     *
     * @param declared the unit that the times are said to have, s, ms or us; empty where nobody says, and they are
     *     taken for ms
     */
    public String text(String declared) {
        int unit = declared.isEmpty() ? MS : UNITS.indexOf(declared);
        double inDeclared = Math.pow(1000, MS - unit);
        StringBuilder text = new StringBuilder();
        if (absolute) {
            text.append("start at ")
                    .append(Figures.number(earliestMs))
                    .append(" ms, in the median sample at ")
                    .append(Figures.number(startMs))
                    .append(" ms, though that lasts ")
                    .append(Figures.number(medianMs))
                    .append(" ms only: they look like absolute time stamps");
        } else {
            text.append("go up to ")
                    .append(Figures.number(longestMs * inDeclared))
                    .append(" and are read as ")
                    .append(word(unit))
                    .append(", so that the median sample lasts ")
                    .append(Figures.number(medianMs))
                    .append(" ms and the longest ")
                    .append(Figures.number(longestMs))
                    .append(" ms");
        }
        int other = unit - (int) Math.rint(Math.log10(factor) / 3);
        if (factor != 1 && other >= 0 && other < UNITS.size()) {
            text.append(absolute ? ", and like " : ": they look like ")
                    .append(word(other))
                    .append(whole && factor > 1 ? ", or numbers of samples" : "")
                    .append(", as ")
                    .append(word(other))
                    .append(" the median is ")
                    .append(Figures.number(medianMs / factor))
                    .append(" ms");
        }
        return text.toString();
    }

    /** Returns the remedy, which names the setting of the unit where the data has one. */
    public String remedy(String declared) {
        int other = UNITS.indexOf(declared) - (int) Math.rint(Math.log10(factor) / 3);
        boolean settable = factor != 1 && !declared.isEmpty() && other > 0 && other < UNITS.size();
        String unit =
                settable ? "set " + SETTING + ": " + UNITS.get(other) + " if that is what they are" : "give them in ms";
        String start = "subtract from each time the start of its sample";
        return !absolute ? unit : factor == 1 ? start : unit + ", and " + start;
    }

    private static String word(int unit) {
        return UNITS.get(unit).replace('u', 'µ');
    }

    private static boolean isWhole(double x) {
        return Math.abs(x - Math.rint(x)) < 1e-9 * Math.max(1, Math.abs(x));
    }

    private static double median(List<Times> samples, ToDoubleFunction<Times> part) {
        double[] sorted = samples.stream().mapToDouble(part).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
