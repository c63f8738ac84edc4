package org.ranvier.figures.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes the format of PNG files: W3C, Portable Network Graphics Specification, 3rd edition. */
public final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final double INCHES_PER_METRE = 1 / 0.0254;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PngFile() {}

    /**
     * Returns an image as a file.
     *
     * @param argb 0xAARRGGBB, row by row from the top; opacity is left out where all of it is full
     * @param width of a row
     * @param dpi pixels per inch; 0 to leave it out
     */
    public static byte[] of(int[] argb, int width, double dpi) {
        PngFile file = new PngFile();
        boolean opaque = true;
        for (int pixel : argb) {
            opaque &= pixel >>> 24 == 0xff;
        }
        int height = argb.length / width;
        file.out.writeBytes(SIGNATURE);
        file.chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) (opaque ? 2 : 6))
                        .put(new byte[3])
                        .array());
        if (dpi > 0) {
            int perMetre = (int) Math.round(dpi * INCHES_PER_METRE);
            file.chunk(
                    "pHYs",
                    ByteBuffer.allocate(9)
                            .putInt(perMetre)
                            .putInt(perMetre)
                            .put((byte) 1)
                            .array());
        }
        file.chunk("IDAT", compressed(rows(argb, width, opaque ? 3 : 4)));
        file.chunk("IEND", new byte[0]);
        return file.out.toByteArray();
    }

    /** Every row is preceded by its filter: the difference from the row above, which is small in figures. */
    private static byte[] rows(int[] argb, int width, int bytes) {
        int height = argb.length / width;
        byte[] rows = new byte[height * (1 + bytes * width)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            rows[at++] = 2;
            for (int x = 0; x < width; x++) {
                int pixel = argb[y * width + x];
                int above = y == 0 ? 0 : argb[(y - 1) * width + x];
                for (int shift = 16; shift >= 0; shift -= 8) {
                    rows[at++] = (byte) ((pixel >> shift) - (above >> shift));
                }
                if (bytes == 4) {
                    rows[at++] = (byte) ((pixel >>> 24) - (above >>> 24));
                }
            }
        }
        return rows;
    }

    private static byte[] compressed(byte[] rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(9)) {
            deflater.setInput(rows);
            deflater.finish();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                bytes.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return bytes.toByteArray();
    }

    private void chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
