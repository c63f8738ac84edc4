package org.ranvier.figures;

import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Scene;

/** A panel that knows what room its labels need. Lengths are in points. */
interface Drawing {

    /** The room left of its area, if that is so high. */
    double left(double height);

    /** The room right of its area. */
    double right();

    /** The room above its area, if that is so wide. */
    double top(double width);

    /** The room below its area, if that is so wide. */
    double bottom(double width);

    /** Height by width of its area. */
    double aspect();

    void draw(Scene scene, Box area);
}
