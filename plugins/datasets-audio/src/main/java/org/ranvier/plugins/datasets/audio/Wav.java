package org.ranvier.plugins.datasets.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * Sounds in WAV files: chunks of RIFF, RIFX (the same with the higher byte first) or RF64 (the same beyond 4 GB), of
 * which {@code fmt } and {@code data} count. Linear PCM and floating-point numbers; everything else is refused by name.
 */
final class Wav {

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final Map<Integer, String> OTHERS = Map.ofEntries(
            Map.entry(2, "Microsoft ADPCM"),
            Map.entry(6, "A-law"),
            Map.entry(7, "µ-law"),
            Map.entry(0x11, "IMA ADPCM"),
            Map.entry(0x31, "GSM 6.10"),
            Map.entry(0x50, "MPEG"),
            Map.entry(0x55, "MP3"),
            Map.entry(0xFF, "AAC"),
            Map.entry(0x161, "Windows Media Audio"));
    /** First bytes of other formats whose files are named alike, or renamed so. */
    private static final Map<String, String> STARTS = Map.of(
            "OggS",
            "Ogg",
            "FORM",
            "AIFF",
            "NIST",
            "NIST SPHERE",
            "riff",
            "Wave64",
            "caff",
            "Core Audio",
            ".snd",
            "Sun audio",
            "ID3",
            "MP3");
    /** A file that was written to a pipe has about this, or more, for the length of its data: up to the end. */
    private static final long UNKNOWN = 0x7FFF_0000L;

    private final ByteBuffer file;
    private final String where;
    private int hertz;
    private int channels;
    private Pcm coding;
    /** The length of the data of an RF64 file, whose chunk of data cannot say it. */
    private long dataBytes = -1;

    private Wav(byte[] file, String where) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.where = where;
    }

    /**
     * The sound in a file: integers as shares of full scale, so that 16 bits are divided by 32768, and floating-point
     * numbers as they are.
     *
     * @param where the file, for messages
     */
    static Sound read(byte[] file, String where) {
        return new Wav(file, where).read();
    }

    private Sound read() {
        if (file.limit() == 0) {
            throw problem("it is empty", "remove it");
        }
        String kind = file.limit() < 12 ? "" : tag();
        if (kind.equals("RIFX")) {
            file.order(ByteOrder.BIG_ENDIAN);
        } else if (!kind.equals("RIFF") && !kind.equals("RF64") && !kind.equals("BW64")) {
            String named = STARTS.entrySet().stream()
                    .filter(e -> kind.startsWith(e.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            throw problem("it is no WAV file" + (named.isEmpty() ? "" : " but " + named), convert());
        }
        file.getInt();
        if (!tag().equals("WAVE")) {
            throw problem("it is no WAV file", convert());
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
            } else if (tag.equals("ds64") && size >= 16) {
                dataBytes = file.getLong(file.position() + 8);
            }
            // Chunks begin at even places; the last may lack its byte of padding.
            file.position(Math.min(next + (int) (size & 1), file.limit()));
        }
        throw problem("it ends before its sound begins", "replace or remove it");
    }

    private void format(long size) {
        if (size < 16) {
            throw problem("its format is damaged", "replace or remove it");
        }
        int encoding = Short.toUnsignedInt(file.getShort());
        channels = Short.toUnsignedInt(file.getShort());
        hertz = file.getInt();
        file.getInt();
        int block = Short.toUnsignedInt(file.getShort());
        int bits = Short.toUnsignedInt(file.getShort());
        if (encoding == EXTENSIBLE && size >= 40) {
            file.position(file.position() + 8);
            encoding = Short.toUnsignedInt(file.getShort());
        }
        if (channels == 0 || hertz <= 0) {
            throw problem("it has " + channels + " channels of " + hertz + " samples a second", "replace or remove it");
        }
        String name = OTHERS.get(encoding);
        if (name != null) {
            throw problem("its samples are encoded as " + name + ", not as linear PCM", convert());
        }
        // What is not used of a sample's bytes is at their lower end.
        int bytes = block > 0 && block % channels == 0 ? block / channels : Math.ceilDiv(bits, 8);
        coding = encoding == PCM || encoding == FLOAT ? Pcm.of(bytes, encoding == FLOAT) : null;
        if (coding == null || bits > 8 * bytes) {
            throw problem(
                    "its samples are of encoding " + encoding + " with " + bits
                            + " bits, neither linear PCM of up to 32 nor floating-point numbers",
                    convert());
        }
    }

    private Sound data(long size) {
        if (coding == null) {
            throw problem("its sound comes before its format", "replace or remove it");
        }
        long bytes = dataBytes >= 0 && size == 0xFFFF_FFFFL ? dataBytes : size;
        if (bytes >= UNKNOWN || bytes == 0 && !chunkFollows()) {
            bytes = file.remaining();
        }
        if (bytes > file.remaining()) {
            throw problem(
                    "it ends " + (bytes - file.remaining()) + " bytes before the end of its sound",
                    "replace or remove it");
        }
        int frames = (int) bytes / (channels * coding.bytes());
        if (frames == 0) {
            throw problem("there is no sound in it, not a single sample", "remove it");
        }
        double[] values = new double[frames * channels];
        for (int n = 0; n < values.length; n++) {
            values[n] = coding.next(file);
            if (!Double.isFinite(values[n])) {
                throw problem(
                        "sample " + n / channels + " of it is " + values[n] + ", not a finite number",
                        "replace or remove it");
            }
        }
        return new Sound(channels, hertz, values);
    }

    /** Whether a chunk is next, and not the sound of a file whose length was never written. */
    private boolean chunkFollows() {
        if (file.remaining() < 8) {
            return !file.hasRemaining();
        }
        boolean named = true;
        for (int i = 0; i < 4; i++) {
            byte letter = file.get(file.position() + i);
            named &= letter >= ' ' && letter <= '~';
        }
        return named && Integer.toUnsignedLong(file.getInt(file.position() + 4)) <= file.remaining() - 8;
    }

    private String tag() {
        byte[] tag = new byte[4];
        file.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    private static String convert() {
        return "convert it to linear PCM, with: sox OLD -e signed -b 16 NEW.wav";
    }

    private RanvierException problem(String message, String remedy) {
        return new RanvierException(Problem.data(where, message, remedy));
    }
}
