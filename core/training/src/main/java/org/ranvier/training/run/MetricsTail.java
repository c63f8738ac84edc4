package org.ranvier.training.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the metrics of a run as they grow: each look reads what was added since the one before. A line that is still
 * being written is waited for.
 */
public final class MetricsTail {

    private final Path file;
    private long offset;
    private int lines;

    /** The last line that was read, by which a file is known that was written anew. */
    private byte[] last = {};

    /**
     * What a look found.
     *
     * @param anew whether what earlier looks found is no more, as a run that goes on takes back what it had not kept
     * @param epochs the epochs that were added
     */
    public record More(boolean anew, List<JsonNode> epochs) {}

    /** @param run the run directory */
    public MetricsTail(Path run) {
        this.file = run.resolve(RunDirectory.METRICS);
    }

    /**
     * Looks.
     *
     * @throws IOException if a line is damaged, with a clause that names it as its message; the next look begins where
     *     this one did
     */
    public More read() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            boolean anew = !goesOn(channel);
            return more(channel, anew);
        } catch (NoSuchFileException e) {
            boolean anew = offset > 0;
            keep(0, 0, new byte[0]);
            return new More(anew, List.of());
        }
    }

    private boolean goesOn(SeekableByteChannel channel) throws IOException {
        return channel.size() >= offset && Arrays.equals(bytes(channel, offset - last.length, last.length), last);
    }

    private More more(SeekableByteChannel channel, boolean anew) throws IOException {
        long from = anew ? 0 : offset;
        int line = anew ? 0 : lines;
        byte[] bytes = bytes(channel, from, Math.toIntExact(channel.size() - from));
        List<JsonNode> epochs = new ArrayList<>();
        int begin = 0;
        byte[] latest = anew ? new byte[0] : last;
        for (int n = 0; n < bytes.length; n++) {
            if (bytes[n] == '\n') {
                line++;
                epochs.add(epoch(bytes, begin, n, line));
                latest = Arrays.copyOfRange(bytes, begin, n + 1);
                begin = n + 1;
            }
        }
        keep(from + begin, line, latest);
        return new More(anew, epochs);
    }

    private static JsonNode epoch(byte[] bytes, int from, int to, int line) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, to - from))
                .toString();
        return RecordReader.epoch(text, line);
    }

    private void keep(long newOffset, int newLines, byte[] newLast) {
        offset = newOffset;
        lines = newLines;
        last = newLast;
    }

    private static byte[] bytes(SeekableByteChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Until all is there, or the file has become shorter.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
