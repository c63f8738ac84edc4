package org.ranvier.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style and scripts of pages, which come with the program. */
public final class Assets {

    private Assets() {}

    /** Returns the style of pages. */
    public static String style() {
        return resource("report.css");
    }

    /** Returns the style of charts. */
    public static String chartStyle() {
        return resource("uPlot.min.css");
    }

    /** Returns the script that draws charts, with its licence. */
    public static String chartScript() {
        return "/* uPlot, MIT License\n" + resource("LICENSE").replace("*/", "") + "*/\n"
                + resource("uPlot.iife.min.js");
    }

    static String script() {
        return resource("report.js");
    }

    private static String resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/org/ranvier/report/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
