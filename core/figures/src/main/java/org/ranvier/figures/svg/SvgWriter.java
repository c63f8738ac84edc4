package org.ranvier.figures.svg;

import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import org.ranvier.figures.colour.Palette;
import org.ranvier.figures.font.Font;
import org.ranvier.figures.png.PngFile;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;
import org.ranvier.figures.scene.Tone;

/** Writes a scene as SVG 1.1, in points. */
public final class SvgWriter {

    private static final double MM_PER_POINT = 25.4 / 72;

    private final Scene scene;
    private final Function<Tone, String> colours;
    private final StringBuilder out = new StringBuilder();

    private SvgWriter(Scene scene, Function<Tone, String> colours) {
        this.scene = scene;
        this.colours = colours;
    }

    /** Returns a scene in colours that no reader changes, with a ground. */
    public static String of(Scene scene, Palette palette) {
        SvgWriter writer = new SvgWriter(scene, tone -> hex(palette.rgb(tone)));
        writer.begin();
        writer.out
                .append("<rect width=\"100%\" height=\"100%\" fill=\"")
                .append(hex(palette.rgb(Tone.GROUND)))
                .append("\"/>\n");
        return writer.finish();
    }

    /** Returns a scene in colours that the reader's system, or the page around it, decides on, without a ground. */
    public static String forReader(Scene scene) {
        SvgWriter writer = new SvgWriter(scene, tone -> "var(" + variable(tone) + ")");
        writer.begin();
        // As weak as a selector can be, so that a page may give the variables other values.
        writer.out
                .append("<style>:where(.ranvier-figure){")
                .append(variables(Palette.LIGHT))
                .append("}@media (prefers-color-scheme:dark){:where(.ranvier-figure){")
                .append(variables(Palette.DARK))
                .append("}}</style>\n");
        return writer.finish();
    }

    private static String variable(Tone tone) {
        return "--rv-" + tone.name().toLowerCase(Locale.ROOT);
    }

    private static String variables(Palette palette) {
        StringBuilder all = new StringBuilder();
        for (Tone tone : Tone.values()) {
            all.append(variable(tone))
                    .append(':')
                    .append(hex(palette.rgb(tone)))
                    .append(';');
        }
        return all.toString();
    }

    private void begin() {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ranvier-figure\" role=\"img\" width=\"")
                .append(number(scene.width() * MM_PER_POINT))
                .append("mm\" height=\"")
                .append(number(scene.height() * MM_PER_POINT))
                .append("mm\" viewBox=\"0 0 ")
                .append(number(scene.width()))
                .append(' ')
                .append(number(scene.height()))
                .append("\" font-family=\"")
                .append(Font.FAMILY)
                .append("\">\n");
        if (!scene.title().isEmpty()) {
            out.append("<title>").append(escaped(scene.title())).append("</title>\n");
        }
    }

    private String finish() {
        for (Item item : scene.items()) {
            switch (item) {
                case Item.Shape shape -> shape(shape);
                case Item.Text text -> text(text);
                case Item.Picture picture -> picture(picture);
            }
        }
        return out.append("</svg>\n").toString();
    }

    private void shape(Item.Shape shape) {
        out.append("<path d=\"");
        path(shape.outline());
        out.append('"');
        if (shape.fill().isPresent()) {
            paint("fill", shape.fill().get());
        } else {
            out.append(" fill=\"none\"");
        }
        shape.stroke().ifPresent(this::stroke);
        out.append("/>\n");
    }

    private void stroke(Stroke stroke) {
        paint("stroke", stroke.paint());
        out.append(" stroke-width=\"").append(number(stroke.width())).append('"');
        if (stroke.round()) {
            out.append(" stroke-linecap=\"round\"");
        } else {
            out.append(" stroke-linejoin=\"round\"");
        }
        if (stroke.dash() > 0) {
            out.append(" stroke-dasharray=\"").append(number(stroke.dash())).append('"');
        }
    }

    private void paint(String what, Paint paint) {
        String colour = paint.tone().map(colours).orElseGet(() -> hex(paint.rgb()));
        out.append(' ').append(what).append("=\"").append(colour).append('"');
        if (paint.opacity() < 1) {
            out.append(' ')
                    .append(what)
                    .append("-opacity=\"")
                    .append(number(paint.opacity()))
                    .append('"');
        }
    }

    /** In steps from point to point of hundredths, which is short, and does not drift since it is steps of these. */
    private void path(Outline outline) {
        for (Outline.Part part : outline.parts()) {
            long x = Math.round(100 * part.xy()[0]);
            long y = Math.round(100 * part.xy()[1]);
            out.append('M').append(hundredths(x)).append(' ').append(hundredths(y));
            if (part.xy().length == 2) {
                out.append("h0");
            }
            for (int n = 2; n < part.xy().length; n += 2) {
                long nextX = Math.round(100 * part.xy()[n]);
                long nextY = Math.round(100 * part.xy()[n + 1]);
                if (nextY == y) {
                    out.append('h').append(hundredths(nextX - x));
                } else if (nextX == x) {
                    out.append('v').append(hundredths(nextY - y));
                } else {
                    out.append('l').append(hundredths(nextX - x)).append(' ').append(hundredths(nextY - y));
                }
                x = nextX;
                y = nextY;
            }
            if (part.closed()) {
                out.append('z');
            }
        }
    }

    private void text(Item.Text text) {
        String x = number(text.x());
        String y = number(text.y());
        out.append("<text x=\"").append(x).append("\" y=\"").append(y);
        out.append("\" font-size=\"").append(number(text.size())).append('"');
        if (text.anchor() != Item.Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(text.anchor().name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        if (text.upright()) {
            out.append(" transform=\"rotate(-90 ")
                    .append(x)
                    .append(' ')
                    .append(y)
                    .append(")\"");
        }
        paint("fill", text.paint());
        out.append('>').append(escaped(text.text())).append("</text>\n");
    }

    private void picture(Item.Picture picture) {
        Box box = picture.box();
        out.append("<image x=\"").append(number(box.left())).append("\" y=\"").append(number(box.top()));
        out.append("\" width=\"")
                .append(number(box.width()))
                .append("\" height=\"")
                .append(number(box.height()));
        int rows = picture.argb().length / picture.columns();
        // Cells smaller than pixels must be mixed: the nearest alone would leave rows of spikes out.
        boolean cells = picture.columns() <= box.width() && rows <= box.height();
        out.append("\" preserveAspectRatio=\"none\"").append(cells ? " style=\"image-rendering:pixelated\"" : "");
        out.append(" href=\"data:image/png;base64,");
        out.append(Base64.getEncoder().encodeToString(PngFile.of(picture.argb(), picture.columns(), 0)));
        out.append("\"/>\n");
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    private static String number(double value) {
        return hundredths(Math.round(100 * value));
    }

    private static String hundredths(long value) {
        String sign = value < 0 ? "-" : "";
        long size = Math.abs(value);
        long rest = size % 100;
        String whole = size >= 100 || rest == 0 ? Long.toString(size / 100) : "";
        if (rest == 0) {
            return sign + whole;
        }
        return sign + whole + "." + (rest % 10 == 0 ? Long.toString(rest / 10) : rest < 10 ? "0" + rest : "" + rest);
    }

    /** What XML allows, so that a name with a control character does not spoil the file. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                default -> {
                    boolean allowed = c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c > 0xffff;
                    safe.appendCodePoint(allowed ? c : 0xfffd);
                }
            }
        });
        return safe.toString();
    }
}
