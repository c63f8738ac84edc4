package org.ranvier.tracking.tensorboard;

import java.nio.ByteBuffer;
import org.ranvier.figures.Axis;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Ink;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Plot;
import org.ranvier.figures.Size;
import org.ranvier.training.report.Snapshot.Spikes;

/** The spikes of a population as an image of TensorBoard. */
record RasterImage(Spikes spikes) {

    /** Where PNG has the width, and behind it the height, both big-endian: in its first chunk. */
    private static final int WIDTH = 16;

    /** Where PNG says whether a pixel has an opacity beside its three colours. */
    private static final int COLOUR_TYPE = 25;

    private static final int WITH_OPACITY = 6;

    Wire message() {
        Plot plot = Plot.of(
                Axis.of("time", "ms").between(0, Math.max(spikes.endMs(), 1)),
                Axis.whole("neuron"),
                new Mark.Raster("", spikes.timesMs(), spikes.neuron(), spikes.neurons(), Ink.TEXT));
        byte[] png = Figure.of("", plot).sized(Size.COLUMN).png(2);
        ByteBuffer header = ByteBuffer.wrap(png);
        return new Wire()
                .whole(1, header.getInt(WIDTH + Integer.BYTES))
                .whole(2, header.getInt(WIDTH))
                .whole(3, header.get(COLOUR_TYPE) == WITH_OPACITY ? 4 : 3)
                .bytes(4, png);
    }
}
