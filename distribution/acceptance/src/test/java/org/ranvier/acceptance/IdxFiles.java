package org.ranvier.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Images in the format of MNIST, made for a test: halves of squares, the left one bright in class 0 and the right one
 * in class 1, with a tenth of the pixels flipped.
 *
 * @param side pixels along an edge
 * @param compressed whether the files are gzip-compressed
 */
record IdxFiles(int side, boolean compressed) {

    private static final int IMAGES = 2051;
    private static final int LABELS = 2049;

    /** Writes a training split, and a test split of half its size. */
    void write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", count);
        write(folder, "t10k", count / 2);
    }

    private void write(Path folder, String split, int count) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + count * side * side);
        images.putInt(IMAGES).putInt(count).putInt(side).putInt(side);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(LABELS).putInt(count);
        for (int n = 0; n < count; n++) {
            int label = n % 2;
            labels.put((byte) label);
            for (int pixel = 0; pixel < side * side; pixel++) {
                boolean left = pixel % side < side / 2;
                boolean flipped = (n * 31 + pixel * 17) % 10 == 0;
                images.put((byte) (left == (label == 0) != flipped ? 255 : 0));
            }
        }
        write(folder.resolve(split + "-images-idx3-ubyte"), images.array());
        write(folder.resolve(split + "-labels-idx1-ubyte"), labels.array());
    }

    private void write(Path file, byte[] content) throws IOException {
        if (!compressed) {
            Files.write(file, content);
            return;
        }
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
            out.write(content);
        }
    }
}
