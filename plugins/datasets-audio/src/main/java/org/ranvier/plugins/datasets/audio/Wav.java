package org.ranvier.plugins.datasets.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

/**
 * Sounds in WAV files: RIFF chunks, of which {@code fmt } and {@code data} count. One channel of 16-bit linear PCM, which is what
 * datasets of speech consist of; everything else is refused by name.
 */
final class Wav {

    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    /** A file that was written to a pipe has this for the length of its data: up to the end. */
    private static final long UNKNOWN = 0xFFFF_FFFFL;

    private final ByteBuffer file;
    private final String where;
    private int hertz;

    private Wav(byte[] file, String where) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.where = where;
    }

    /**
     * The sound in a file, its amplitudes the stored numbers divided by 32768.
     *
     * @param where the file, for messages
     */
    static Sample.Waveform read(byte[] file, String where) {
        return new Wav(file, where).read();
    }

    private Sample.Waveform read() {
        if (file.limit() < 12 || !tag().equals("RIFF")) {
            throw problem("it is no WAV file");
        }
        file.getInt();
        if (!tag().equals("WAVE")) {
            throw problem("it is no WAV file");
        }
        while (file.remaining() >= 8) {
            String tag = tag();
            long size = Integer.toUnsignedLong(file.getInt());
            if (tag.equals("data")) {
                return data(size);
            }
            if (size > file.remaining()) {
                break;
            }
            int next = file.position() + (int) size;
            if (tag.equals("fmt ")) {
                format(size);
            }
            // Chunks begin at even places; the last may lack its byte of padding.
            file.position(Math.min(next + (int) (size & 1), file.limit()));
        }
        throw problem("it ends before its sound begins");
    }

    private void format(long size) {
        if (size < 16) {
            throw problem("its format is damaged");
        }
        int encoding = Short.toUnsignedInt(file.getShort());
        int channels = Short.toUnsignedInt(file.getShort());
        hertz = file.getInt();
        file.getInt();
        file.getShort();
        int bits = Short.toUnsignedInt(file.getShort());
        if (encoding == EXTENSIBLE && size >= 40) {
            file.position(file.position() + 8);
            encoding = Short.toUnsignedInt(file.getShort());
        }
        if (encoding != PCM || bits != 16) {
            throw problem("its samples are of encoding " + encoding + " with " + bits + " bits, not linear PCM of 16");
        }
        if (channels != 1) {
            throw problem("it has " + channels + " channels, not one");
        }
        if (hertz <= 0) {
            throw problem("it has " + hertz + " samples a second");
        }
    }

    private Sample.Waveform data(long size) {
        if (hertz == 0) {
            throw problem("its sound comes before its format");
        }
        if (size != UNKNOWN && size > file.remaining()) {
            throw problem("it ends " + (size - file.remaining()) + " bytes before the end of its sound");
        }
        double[] amplitudes = new double[(int) Math.min(size, file.remaining()) / 2];
        for (int n = 0; n < amplitudes.length; n++) {
            amplitudes[n] = file.getShort() / 32768.0;
        }
        return new Sample.Waveform(amplitudes, hertz);
    }

    private String tag() {
        byte[] tag = new byte[4];
        file.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    private RanvierException problem(String message) {
        return new RanvierException(Problem.data(
                where, message, "replace it by one channel of 16-bit PCM in a WAV file, as sox makes with -c 1 -b 16"));
    }
}
