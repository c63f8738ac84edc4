/**
 * Figures of experiments: a {@link org.ranvier.figures.Figure} has {@link org.ranvier.figures.Panel panels}, most of
 * them {@link org.ranvier.figures.Plot plots} of {@link org.ranvier.figures.Mark marks} on two
 * {@link org.ranvier.figures.Axis axes}, and becomes SVG or PNG.
 *
 * <pre>{@code
 * Plot plot = Plot.of(Axis.whole("epoch"), Axis.of("accuracy", "%"),
 *         Mark.band("validation", epochs, low, high),
 *         Mark.line("validation", epochs, mean));
 * Files.writeString(Path.of("learning.svg"), Figure.of("Learning", plot).svg());
 * }</pre>
 *
 * <p>What others use of it is public; the rest lays panels out. Uses {@code scene}, {@code scale}, {@code colour},
 * {@code font}, {@code svg} and {@code png} below it.
 *
 * <p>Types: more than twenty, because what lays out must read the records that people write, and who reads either needs
 * the other.
 */
package org.ranvier.figures;
