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
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

/** Sounds in FLAC files, of 8, 16 or 24 bits; of several channels the mean, as in {@link Wav} files. */
final class Flac implements PCMProcessor {

    /**
     * The offset in bytes of the sound's MD5 checksum in a file: at the end of the first metadata block, which is
     * always 34 bytes long.
     */
    private static final int MD5_AT = 26;

    private static final int MD5_BYTES = 16;

    private final String where;
    private double[] amplitudes = {};
    private int hertz;
    private int channels;
    private Pcm coding;
    private int size;
    private final MessageDigest md5;

    private Flac(String where) {
        this.where = where;
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
    static Sample.Waveform read(byte[] file, String where) {
        Flac sound = new Flac(where);
        FLACDecoder decoder = new FLACDecoder(new ByteArrayInputStream(file));
        decoder.addPCMProcessor(sound);
        try {
            decoder.decode();
        } catch (IOException | IndexOutOfBoundsException e) {
            // A damaged file makes the decoder read beyond its own arrays, too.
            throw sound.problem("it is damaged, or ends too early");
        }
        if (decoder.getBadFrames() > 0) {
            throw sound.problem("it has " + decoder.getBadFrames() + " frames whose checksum is wrong");
        }
        if (sound.size < sound.amplitudes.length || sound.hertz == 0) {
            throw sound.problem("it ends after " + sound.size + " of " + sound.amplitudes.length + " samples");
        }
        byte[] stored = Arrays.copyOfRange(file, MD5_AT, MD5_AT + MD5_BYTES);
        // All zeros where the encoder did not know.
        if (!Arrays.equals(stored, new byte[MD5_BYTES]) && !Arrays.equals(stored, sound.md5.digest())) {
            throw sound.problem("its sound is damaged: it does not have the checksum that the file gives");
        }
        return new Sample.Waveform(sound.amplitudes, sound.hertz);
    }

    @Override
    public void processStreamInfo(StreamInfo info) {
        if (info.getBitsPerSample() % 8 != 0 || info.getBitsPerSample() > 24) {
            throw problem("its samples have " + info.getBitsPerSample() + " bits, not 8, 16 or 24");
        }
        if (info.getTotalSamples() <= 0 || info.getTotalSamples() > Integer.MAX_VALUE) {
            throw problem("there is no sound in it, or it does not say how long it is, or is too long");
        }
        hertz = info.getSampleRate();
        channels = info.getChannels();
        coding = Pcm.of(info.getBitsPerSample() / 8, false);
        amplitudes = new double[(int) info.getTotalSamples()];
    }

    @Override
    public void processPCM(ByteData pcm) {
        // The decoder makes samples as WAV files have them.
        ByteBuffer samples = ByteBuffer.wrap(pcm.getData(), 0, pcm.getLen()).order(ByteOrder.LITTLE_ENDIAN);
        for (; samples.remaining() >= channels * coding.bytes() && size < amplitudes.length; size++) {
            for (int c = 0; c < channels; c++) {
                amplitudes[size] += coding.next(samples);
            }
            amplitudes[size] /= channels;
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
        return new RanvierException(Problem.data(
                where, message, "replace it by 16 bits in a FLAC or WAV file, with: sox OLD -b 16 NEW.flac"));
    }
}
