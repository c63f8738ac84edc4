package org.ranvier.training.trial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Seeds as people write them: {@code 1..5,9}. */
public final class SeedList {

    private static final Pattern PART = Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");

    /** More than anybody means, but not more than a folder takes. */
    private static final int MOST = 1000;

    private SeedList() {}

    /**
     * Reads some, each once, in the order given.
     *
     * @param where what messages point to
     */
    public static List<Long> of(String text, String where) {
        Set<Long> seeds = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher range = PART.matcher(part.strip());
            if (!range.matches()) {
                throw wrong(where, "'" + text + "' is no list of seeds", "write it like 1..5 or 1,3,7 or 1..5,9");
            }
            long first = Long.parseLong(range.group(1));
            long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (last < first) {
                throw wrong(where, "'" + part.strip() + "' ends before it begins", "write " + last + ".." + first);
            }
            if (last - first >= MOST) {
                throw wrong(where, "'" + part.strip() + "' are more than " + MOST + " seeds", "give fewer");
            }
            for (long seed = first; seed <= last; seed++) {
                if (!seeds.add(seed)) {
                    throw wrong(where, "seed " + seed + " is given twice", "give it once");
                }
            }
        }
        if (seeds.size() > MOST) {
            throw wrong(where, "these are more than " + MOST + " seeds", "give fewer");
        }
        return new ArrayList<>(seeds);
    }

    private static RanvierException wrong(String where, String message, String remedy) {
        return new RanvierException(Problem.usage(where, message, remedy));
    }
}
