package org.ranvier.figures.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What is on a canvas, from the back to the front; everything that is drawn is drawn from this. */
public final class Scene {

    private final String title;
    private final double width;
    private final double height;
    private final List<Item> items = new ArrayList<>();

    /**
     * @param title what it is called
     * @param width of the canvas, in points
     * @param height of the canvas, in points
     */
    public Scene(String title, double width, double height) {
        this.title = title;
        this.width = width;
        this.height = height;
    }

    public String title() {
        return title;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    /** Fills an outline. */
    public void fill(Outline outline, Paint paint) {
        add(outline, Optional.of(paint), Optional.empty());
    }

    /** Draws lines. */
    public void stroke(Outline outline, Stroke stroke) {
        add(outline, Optional.empty(), Optional.of(stroke));
    }

    /** Fills an outline and draws its lines, too. */
    public void add(Outline outline, Optional<Paint> fill, Optional<Stroke> stroke) {
        if (!outline.isEmpty()) {
            items.add(new Item.Shape(outline, fill, stroke));
        }
    }

    /** Adds a text or a picture. */
    public void add(Item item) {
        items.add(item);
    }
}
