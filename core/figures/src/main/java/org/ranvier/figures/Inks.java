package org.ranvier.figures;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.figures.scene.Tone;

/** Which mark of a plot has which colour. */
final class Inks {

    private static final List<Ink> ORDER =
            List.of(Ink.BLUE, Ink.VERMILION, Ink.GREEN, Ink.PURPLE, Ink.ORANGE, Ink.SKY, Ink.YELLOW);

    private final Map<String, Ink> byName = new LinkedHashMap<>();

    Inks(List<Mark> marks) {
        for (Mark mark : marks) {
            if (ink(mark) != Ink.NEXT && !name(mark).isEmpty()) {
                byName.putIfAbsent(name(mark), ink(mark));
            }
        }
        Set<Ink> taken = EnumSet.noneOf(Ink.class);
        taken.addAll(byName.values());
        int given = 0;
        for (Mark mark : marks) {
            if (ink(mark) == Ink.NEXT && !byName.containsKey(name(mark))) {
                while (taken.contains(ORDER.get(given % ORDER.size())) && given < ORDER.size()) {
                    given++;
                }
                byName.put(name(mark), ORDER.get(given++ % ORDER.size()));
            }
        }
    }

    Tone of(Mark mark) {
        Ink ink = ink(mark) == Ink.NEXT ? byName.get(name(mark)) : ink(mark);
        return Tone.valueOf(ink.name());
    }

    static String name(Mark mark) {
        return switch (mark) {
            case Mark.Line line -> line.name();
            case Mark.Band band -> band.name();
            case Mark.Points points -> points.name();
            case Mark.Bars bars -> bars.name();
            case Mark.Histogram histogram -> histogram.name();
            case Mark.Raster raster -> raster.name();
            case Mark.Rule rule -> rule.name();
            case Mark.Heatmap _, Mark.Matrix _, Mark.Cells _, Mark.Note _ -> "";
        };
    }

    private static Ink ink(Mark mark) {
        return switch (mark) {
            case Mark.Line line -> line.ink();
            case Mark.Band band -> band.ink();
            case Mark.Points points -> points.ink();
            case Mark.Bars bars -> bars.ink();
            case Mark.Histogram histogram -> histogram.ink();
            case Mark.Raster raster -> raster.ink();
            case Mark.Rule rule -> rule.ink();
            case Mark.Heatmap _, Mark.Matrix _, Mark.Cells _, Mark.Note _ -> Ink.TEXT;
        };
    }
}
