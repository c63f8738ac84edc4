package org.ranvier.cli.analyse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * The values of a parameter along one side of a grid.
 *
 * @param parameter its name
 * @param values ascending, at least 2
 */
record GridRange(String parameter, double[] values) {

    private static final String NUMBER = "([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)";
    private static final Pattern FORM = Pattern.compile("([a-z_0-9]+)=" + NUMBER + ":" + NUMBER + "(?::([0-9]{1,4}))?");
    private static final int USUAL = 41;
    private static final int MOST = 1000;

    /** Reads {@code a=-1:1} or {@code a=-1:1:41}. */
    static GridRange of(String option, String text) {
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) {
                double from = Double.parseDouble(form.group(2));
                double to = Double.parseDouble(form.group(3));
                int count = form.group(4) == null ? USUAL : Integer.parseInt(form.group(4));
                if (from < to && count >= 2 && count <= MOST) {
                    double[] values = IntStream.range(0, count)
                            // Weighted, so that a range about 0 has an exact 0 in the middle.
                            .mapToDouble(n -> (from * (count - 1 - n) + to * n) / (count - 1))
                            .toArray();
                    return new GridRange(form.group(1), values);
                }
            }
        } catch (NumberFormatException e) {
            // Such as 1.2.3, which is refused below like anything else.
        }
        throw new RanvierException(Problem.usage(
                "--" + option,
                "'" + text + "' is no range of a parameter",
                "write PARAMETER=FROM:TO or PARAMETER=FROM:TO:COUNT, FROM below TO and COUNT from 2 to " + MOST
                        + ", such as a=-1:1:41"));
    }
}
