package org.ranvier.figures;

import org.ranvier.figures.colour.ColourMap;
import org.ranvier.figures.scale.Projection;
import org.ranvier.figures.scale.Range;
import org.ranvier.figures.scale.Ticks;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;
import org.ranvier.figures.scene.Tone;

/** What the colours of a map mean, right of it. */
final class ColourBar {

    private static final int STEPS = 50;
    private static final int MOST = 5;

    private final ColourScale scale;
    private final Style style;
    private final double em;
    private final Ticks ticks;

    /** @param scale with ends */
    ColourBar(ColourScale scale, Style style) {
        this.scale = scale;
        this.style = style;
        this.em = style.em();
        this.ticks = Ticks.linear(new Range(scale.low(), scale.high()), MOST, false);
    }

    double width() {
        double labels = ticks.labels().stream().mapToDouble(style::width).max().orElse(0);
        return 2.4 * em + labels + (label().isEmpty() ? 0 : 1.5 * em);
    }

    private String label() {
        return AxisDrawing.label(scale.label(), scale.unit());
    }

    void draw(Scene scene, Box area) {
        Box bar = new Box(area.right() + em, area.top(), 0.9 * em, area.height());
        ColourMap map = style.map(scale);
        for (int n = 0; n < STEPS; n++) {
            double top = bar.bottom() - (n + 1) * bar.height() / STEPS;
            // Each reaches to the foot of the bar, under the next, so that no line shows between them.
            Box step = new Box(bar.left(), bar.top(), bar.width(), bar.bottom() - n * bar.height() / STEPS - bar.top());
            Box shown = n == STEPS - 1 ? new Box(bar.left(), top, bar.width(), step.bottom() - top) : step;
            scene.fill(new Outline().box(shown), Paint.of(map.at(n / (STEPS - 1.0))));
        }
        Projection places = new Projection(new Range(scale.low(), scale.high()), false, bar.bottom(), bar.top());
        Outline marks = new Outline();
        for (int n = 0; n < ticks.values().size(); n++) {
            double y = places.at(ticks.values().get(n));
            marks.segment(bar.right(), y, bar.right() + 0.25 * em, y);
            style.text(scene, ticks.labels().get(n), bar.right() + 0.45 * em, y, Item.Anchor.START, Tone.TEXT);
        }
        scene.stroke(marks, style.axis());
        scene.stroke(new Outline().box(bar), Stroke.of(Paint.of(Tone.QUIET), style.hairline()));
        style.upright(
                scene,
                style.cut(label(), area.height() + em),
                area.right() + width() - 0.6 * em,
                area.top() + area.height() / 2,
                Item.Anchor.MIDDLE,
                Tone.TEXT);
    }
}
