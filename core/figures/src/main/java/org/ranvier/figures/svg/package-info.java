/**
 * SVG. Uses {@link org.ranvier.figures.scene}, {@link org.ranvier.figures.colour}, the name of the
 * {@link org.ranvier.figures.font} and {@link org.ranvier.figures.png}, for pictures.
 */
package org.ranvier.figures.svg;
