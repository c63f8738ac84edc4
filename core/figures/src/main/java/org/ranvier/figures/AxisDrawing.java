package org.ranvier.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.figures.scale.Projection;
import org.ranvier.figures.scale.Range;
import org.ranvier.figures.scale.Ticks;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Tone;

/** Labels of an axis, with as many ticks as have room. */
final class AxisDrawing {

    private static final double TICK = 0.35;
    private static final double LONGEST = 14;
    private static final int MOST = 9;

    private final Axis axis;
    private final Range range;
    private final Style style;
    private final double em;

    /**
     * @param axis what it means
     * @param range the numbers at its ends
     */
    AxisDrawing(Axis axis, Range range, Style style) {
        this.axis = axis;
        this.range = range;
        this.style = style;
        this.em = style.em();
    }

    static boolean named(Axis axis) {
        return axis.kind() == Axis.Kind.CATEGORIES || axis.kind() == Axis.Kind.CATEGORIES_DOWN;
    }

    /** The quantity and its unit, as papers write it. */
    static String label(String label, String unit) {
        return unit.isEmpty() ? label : label.isEmpty() ? unit : label + " (" + unit + ")";
    }

    Projection projection(double from, double to) {
        boolean down = axis.kind() == Axis.Kind.CATEGORIES_DOWN;
        return new Projection(range, axis.kind() == Axis.Kind.LOG, down ? to : from, down ? from : to);
    }

    /** Ticks of an upright axis. */
    Ticks up(double height) {
        int most = Math.clamp((int) (height / (2.2 * em)) + 1, 2, MOST);
        return named(axis) ? names(height, 1.15 * em, LONGEST * em) : ticks(most);
    }

    /** The width of the labels of an upright axis and of its name. */
    double beside(double height) {
        double widest =
                up(height).labels().stream().mapToDouble(style::width).max().orElse(0);
        return widest + (TICK + 0.35) * em + (label(axis.label(), axis.unit()).isEmpty() ? 0 : 1.5 * em);
    }

    /** Ticks of a level axis whose labels do not touch. */
    private Ticks across(double width) {
        if (named(axis)) {
            return turned(width) ? names(width, 1.15 * em, LONGEST * em) : names(width, 0, width);
        }
        for (int most = MOST; most > 2; most--) {
            Ticks ticks = ticks(most);
            if (apart(ticks, width)) {
                return ticks;
            }
        }
        return ticks(2);
    }

    private boolean apart(Ticks ticks, double width) {
        Projection places = projection(0, width);
        for (int n = 1; n < ticks.values().size(); n++) {
            double room =
                    places.at(ticks.values().get(n)) - places.at(ticks.values().get(n - 1));
            double need = style.width(ticks.labels().get(n))
                    + style.width(ticks.labels().get(n - 1));
            if (room < need / 2 + 0.9 * em) {
                return false;
            }
        }
        return true;
    }

    private Ticks ticks(int most) {
        return axis.kind() == Axis.Kind.LOG
                ? Ticks.log(range, most)
                : Ticks.linear(range, most, axis.kind() == Axis.Kind.WHOLE);
    }

    /** Every name that has room, or every second, and so on. */
    private Ticks names(double length, double need, double longest) {
        double room = length / (range.high() - range.low());
        int every = (int) Math.max(1, Math.ceil(need / room));
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        IntStream.range(0, axis.categories().size())
                .filter(n -> n % every == 0 && n >= range.low() && n <= range.high())
                .forEach(n -> {
                    values.add((double) n);
                    labels.add(style.cut(axis.categories().get(n), longest));
                });
        return new Ticks(values, labels);
    }

    /** Whether names of a level axis stand upright, since they have no room side by side. */
    private boolean turned(double width) {
        double room = width / (range.high() - range.low());
        return named(axis) && axis.categories().stream().anyMatch(name -> style.width(name) + 0.5 * em > room);
    }

    /** The height of the labels of a level axis and of its name. */
    double below(double width) {
        double labels = turned(width)
                ? across(width).labels().stream()
                                .mapToDouble(style::width)
                                .max()
                                .orElse(0)
                        + 0.3 * em
                : 1.2 * em;
        return TICK * em + labels + (label(axis.label(), axis.unit()).isEmpty() ? 0 : 1.6 * em) + 0.2 * em;
    }

    /** Draws labels below an area, and lines of the grid across it. */
    void drawBelow(Scene scene, Box area, boolean grid) {
        Ticks ticks = across(area.width());
        Projection places = projection(area.left(), area.right());
        Outline lines = new Outline();
        Outline marks = new Outline();
        boolean turned = turned(area.width());
        for (int n = 0; n < ticks.values().size(); n++) {
            double x = places.at(ticks.values().get(n));
            lines.segment(x, area.top(), x, area.bottom());
            marks.segment(x, area.bottom(), x, area.bottom() + TICK * em);
            String label = ticks.labels().get(n);
            if (turned) {
                style.upright(scene, label, x, area.bottom() + (TICK + 0.3) * em, Item.Anchor.END, Tone.TEXT);
            } else {
                style.text(scene, label, x, area.bottom() + (TICK + 0.75) * em, Item.Anchor.MIDDLE, Tone.TEXT);
            }
        }
        if (grid && !named(axis)) {
            scene.stroke(lines, style.grid());
        }
        if (!named(axis)) {
            scene.stroke(marks, style.axis());
        }
        double middle = area.bottom() + below(area.width()) - 0.9 * em;
        double center = area.left() + area.width() / 2;
        style.text(scene, label(axis.label(), axis.unit()), center, middle, Item.Anchor.MIDDLE, Tone.TEXT);
    }

    /** Draws labels left of an area, and lines of the grid across it. */
    void drawBeside(Scene scene, Box area, boolean grid) {
        Ticks ticks = up(area.height());
        Projection places = projection(area.bottom(), area.top());
        Outline lines = new Outline();
        Outline marks = new Outline();
        for (int n = 0; n < ticks.values().size(); n++) {
            double y = places.at(ticks.values().get(n));
            lines.segment(area.left(), y, area.right(), y);
            marks.segment(area.left() - TICK * em, y, area.left(), y);
            style.text(scene, ticks.labels().get(n), area.left() - (TICK + 0.25) * em, y, Item.Anchor.END, Tone.TEXT);
        }
        if (grid && !named(axis)) {
            scene.stroke(lines, style.grid());
        }
        if (!named(axis)) {
            scene.stroke(marks, style.axis());
        }
        double middle = area.left() - beside(area.height()) + 0.7 * em;
        String label = label(axis.label(), axis.unit());
        // Longer than the area, it would run into other panels.
        style.upright(
                scene,
                style.cut(label, area.height() + 2 * em),
                middle,
                area.top() + area.height() / 2,
                Item.Anchor.MIDDLE,
                Tone.TEXT);
    }
}
