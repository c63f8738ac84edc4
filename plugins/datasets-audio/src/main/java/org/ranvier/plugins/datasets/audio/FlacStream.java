package org.ranvier.plugins.datasets.audio;

import java.util.Arrays;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * What a FLAC file is before anything of it is decoded: what it says of its sound, and its frames, all of which have
 * the checksums that they should have. A decoder that is given these cannot be led astray by damage, and how much it
 * will make of them is known.
 *
 * <p>Source: RFC 9639, sections 8 and 9.
 *
 * @param stream the file with nothing in it but the sound: the first metadata block and the frames
 * @param bits of a sample
 * @param samples of each channel
 * @param md5 of the sound; all zeros where the encoder did not know
 */
record FlacStream(byte[] stream, int hertz, int channels, int bits, int samples, byte[] md5) {

    private static final int MARKER = 4;
    private static final int HEAD = 4;
    private static final int INFO = 34;
    private static final int LAST = 0x80;
    private static final int MD5_BYTES = 16;

    /** The most samples of a sound: half an hour of 32 kHz. More than any recording to learn from has. */
    private static final int MOST_SAMPLES = 1 << 26;

    /**
     * Looks through a file.
     *
     * @param where the file, for messages
     * @throws RanvierException with a {@code DATA} problem if it is damaged, ends too early or is none of these
     */
    static FlacStream of(byte[] file, String where) {
        int frames = metadataEnd(file, where);
        int at = MARKER + HEAD;
        long packed = 0;
        // 20 bits sample rate, 3 channels less one, 5 bits of a sample less one, 36 samples.
        for (int i = 10; i < 18; i++) {
            packed = packed << 8 | file[at + i] & 0xFF;
        }
        int bits = (int) (packed >>> 36 & 0x1F) + 1;
        long claimed = packed & 0xF_FFFF_FFFFL;
        if (bits % 8 != 0 || bits > 24) {
            throw problem(where, "its samples have " + bits + " bits, not 8, 16 or 24");
        }
        if (claimed <= 0) {
            throw problem(where, "there is no sound in it, or it does not say how long it is");
        }
        int hertz = (int) (packed >>> 44);
        int channels = (int) (packed >>> 41 & 7) + 1;
        long found = samples(file, frames, new FlacFrame(0, 0, bits, hertz, channels), where);
        if (found != claimed) {
            throw problem(where, "it says that it has " + claimed + " samples, and has " + found);
        }
        if (found > MOST_SAMPLES) {
            throw problem(where, "it has " + found + " samples, and a sound may have " + MOST_SAMPLES);
        }
        return new FlacStream(
                soundAlone(file, frames),
                hertz,
                channels,
                bits,
                (int) found,
                Arrays.copyOfRange(file, at + INFO - MD5_BYTES, at + INFO));
    }

    /** The offset of the first frame. */
    private static int metadataEnd(byte[] file, String where) {
        int at = MARKER;
        for (boolean last = false; !last; ) {
            if (at + HEAD > file.length) {
                throw ended(where);
            }
            last = (file[at] & LAST) != 0;
            int length = (file[at + 1] & 0xFF) << 16 | (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
            if (at == MARKER && ((file[at] & ~LAST) != 0 || length != INFO)) {
                throw problem(where, "it does not begin with what it is to say of its sound");
            }
            at += HEAD + length;
        }
        if (at > file.length) {
            throw ended(where);
        }
        return at;
    }

    /** Goes from frame to frame: each ends where the next begins and its checksum is right. */
    private static long samples(byte[] file, int first, FlacFrame said, String where) {
        long samples = 0;
        for (int at = first; at < file.length; ) {
            Optional<FlacFrame> frame = FlacFrame.at(file, at);
            if (frame.isEmpty() || !fits(frame.get(), said)) {
                throw problem(where, "it is damaged: at byte " + at + " there is no frame of such a sound");
            }
            int end = frame.get().end(file);
            if (end < 0) {
                throw problem(where, "it is damaged, or ends too early: no checksum fits the frame at byte " + at);
            }
            samples += frame.get().samples();
            at = end;
        }
        return samples;
    }

    private static boolean fits(FlacFrame frame, FlacFrame said) {
        return frame.channels() == said.channels()
                && (frame.bits() == 0 || frame.bits() == said.bits())
                && (frame.hertz() == 0 || frame.hertz() == said.hertz());
    }

    private static byte[] soundAlone(byte[] file, int frames) {
        byte[] stream = Arrays.copyOf(file, MARKER + HEAD + INFO + file.length - frames);
        stream[MARKER] |= (byte) LAST;
        System.arraycopy(file, frames, stream, MARKER + HEAD + INFO, file.length - frames);
        return stream;
    }

    private static RanvierException ended(String where) {
        return problem(where, "it is damaged, or ends too early");
    }

    static RanvierException problem(String where, String message) {
        return new RanvierException(Problem.data(
                where, message, "replace it by 16 bits in a FLAC or WAV file, with: sox OLD -b 16 NEW.flac"));
    }
}
