package org.ranvier.plugins.datasets.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jflac.FLACDecoder;
import org.jflac.PCMProcessor;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;
import org.ranvier.api.RanvierException;

/**
 * Sounds in FLAC files, of 8, 16 or 24 bits. The decoder gets what {@link FlacStream} has found sound, and nothing
 * else: of damage it makes endless loops and words on stdout.
 */
final class Flac implements PCMProcessor {

    private final FlacStream file;
    private final String where;
    private final Pcm coding;
    private final double[] values;
    private int size;
    private final MessageDigest md5;

    private Flac(FlacStream file, String where) {
        this.file = file;
        this.where = where;
        coding = Pcm.of(file.bits() / 8, false);
        long all = (long) file.samples() * file.channels();
        if (all > Integer.MAX_VALUE - Long.BYTES) {
            throw FlacStream.problem(where, "its " + all + " samples of all channels are more than an array can hold");
        }
        values = new double[(int) all];
        try {
            this.md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /**
     * The sound in a file, its amplitudes shares of full scale: 16 bits are divided by 32768.
     *
     * @param where the file, for messages
     */
    static Sound read(byte[] bytes, String where) {
        FlacStream file = FlacStream.of(bytes, where);
        Flac sound = new Flac(file, where);
        FLACDecoder decoder = new FLACDecoder(new ByteArrayInputStream(file.stream()));
        decoder.addPCMProcessor(sound);
        try {
            decoder.decode();
        } catch (RanvierException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // What no encoder writes may lead the decoder beyond its own arrays.
            throw sound.problem("it cannot be decoded");
        }
        if (decoder.getBadFrames() > 0) {
            throw sound.problem("it has " + decoder.getBadFrames() + " frames that cannot be decoded");
        }
        if (sound.size < sound.values.length || file.hertz() == 0) {
            throw sound.problem("it ends after " + sound.size / file.channels() + " of " + file.samples() + " samples");
        }
        // All zeros where the encoder did not know.
        if (!Arrays.equals(file.md5(), new byte[file.md5().length]) && !Arrays.equals(file.md5(), sound.md5.digest())) {
            throw sound.problem("its sound is damaged: it does not have the checksum that the file gives");
        }
        return new Sound(file.channels(), file.hertz(), sound.values);
    }

    @Override
    public void processStreamInfo(StreamInfo info) {
        // Known already.
    }

    @Override
    public void processPCM(ByteData pcm) {
        // The decoder makes samples as WAV files have them.
        ByteBuffer samples = ByteBuffer.wrap(pcm.getData(), 0, pcm.getLen()).order(ByteOrder.LITTLE_ENDIAN);
        while (samples.remaining() >= coding.bytes() && size < values.length) {
            values[size++] = coding.next(samples);
        }
        md5.update(signed(pcm));
    }

    /** The checksum is of signed numbers, and those of 8 bits are unsigned in WAV files. */
    private byte[] signed(ByteData pcm) {
        byte[] data = Arrays.copyOf(pcm.getData(), pcm.getLen());
        for (int i = 0; coding == Pcm.U8 && i < data.length; i++) {
            data[i] ^= (byte) 0x80;
        }
        return data;
    }

    private RanvierException problem(String message) {
        return FlacStream.problem(where, message);
    }
}
