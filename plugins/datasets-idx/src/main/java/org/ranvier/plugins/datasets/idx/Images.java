package org.ranvier.plugins.datasets.idx;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/** A split of images. Its pixels are read at the first use and kept as bytes, an eighth of their size as numbers. */
final class Images implements Dataset.Split {

    private final IdxFile file;
    private final byte[] labels;
    private volatile byte[] pixels;

    private Images(IdxFile file, byte[] labels) {
        this.file = file;
        this.labels = labels;
    }

    static Images open(SplitFiles files) {
        IdxFile images = IdxFile.open(files.images(), 3);
        byte[] labels = IdxFile.open(files.labels(), 1).read();
        if (labels.length != images.extents()[0]) {
            throw new RanvierException(Problem.data(
                    files.labels().toString(),
                    "it has " + labels.length + " labels, but " + files.images().getFileName() + " has "
                            + images.extents()[0] + " images",
                    "use the two files of one and the same split"));
        }
        return new Images(images, labels);
    }

    /** The extents of an image, [rows, columns]. */
    List<Integer> shape() {
        return List.of(file.extents()[1], file.extents()[2]);
    }

    /** The largest label plus one. */
    int classes() {
        int largest = 0;
        for (int i = 0; i < labels.length; i++) {
            largest = Math.max(largest, labelOf(i));
        }
        return largest + 1;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Example get(int index) {
        int rows = file.extents()[1];
        int columns = file.extents()[2];
        byte[] all = pixels();
        double[] values = new double[rows * columns];
        int from = index * values.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = all[from + i] & 0xFF;
        }
        Sample sample = new Sample.Values(values, new int[] {rows, columns});
        return Example.of(sample, new Target.ClassLabel(labelOf(index)));
    }

    @Override
    public int labelOf(int index) {
        return labels[index] & 0xFF;
    }

    private byte[] pixels() {
        byte[] loaded = pixels;
        if (loaded == null) {
            synchronized (this) {
                loaded = pixels;
                if (loaded == null) {
                    loaded = file.read();
                    pixels = loaded;
                }
            }
        }
        return loaded;
    }
}
