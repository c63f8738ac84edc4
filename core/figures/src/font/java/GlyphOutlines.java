import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes the outlines and widths of the characters that figures need, from a TrueType font; the build runs it before it
 * packs resources. Java draws text only with java.desktop, which the image leaves out.
 *
 * <p>What it writes, big-endian: units per em and the number of glyphs, 16 bits each; then for each glyph, by code
 * point, its code point, advance width and number of contours, and for each contour the number of its points and these,
 * x and y of 16 bits and a byte that is 1 on the curve and 0 for a control point of a quadratic one.
 */
final class GlyphOutlines {

    /** Latin, Greek, and the signs that labels of quantities are written with. */
    private static final List<int[]> RANGES = List.of(
            new int[] {0x20, 0x7e}, new int[] {0xa0, 0x17f}, new int[] {0x391, 0x3c9}, new int[] {0x2010, 0x2026});

    private static final String SIGNS = "€™←↑→↓↔−×±≤≥≈≠∞√∑∏∂∆∫·";

    private static final int ON_CURVE = 1;
    private static final int REPEATED = 8;
    private static final int MORE = 0x20;

    private record Point(int x, int y, boolean on) {}

    private final ByteBuffer font;
    private final TreeMap<String, Integer> tables = new TreeMap<>();

    private GlyphOutlines(byte[] font) {
        this.font = ByteBuffer.wrap(font);
        for (int n = 0; n < this.font.getShort(4); n++) {
            int entry = 12 + 16 * n;
            tables.put(
                    new String(font, entry, 4, java.nio.charset.StandardCharsets.US_ASCII),
                    this.font.getInt(entry + 8));
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[1]);
        Files.createDirectories(out.getParent());
        Files.write(out, new GlyphOutlines(Files.readAllBytes(Path.of(arguments[0]))).subset());
    }

    private byte[] subset() throws IOException {
        TreeMap<Integer, Integer> glyphs = new TreeMap<>();
        IntStream.concat(
                        RANGES.stream().flatMapToInt(range -> IntStream.rangeClosed(range[0], range[1])),
                        SIGNS.codePoints())
                .forEach(character -> {
                    int glyph = glyph(character);
                    if (glyph != 0) {
                        glyphs.put(character, glyph);
                    }
                });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(font.getShort(table("head") + 18));
        out.writeShort(glyphs.size());
        for (var entry : glyphs.entrySet()) {
            List<List<Point>> contours = contours(entry.getValue());
            out.writeShort(entry.getKey());
            out.writeShort(advance(entry.getValue()));
            out.writeShort(contours.size());
            for (List<Point> contour : contours) {
                out.writeShort(contour.size());
                for (Point point : contour) {
                    out.writeShort(point.x);
                    out.writeShort(point.y);
                    out.writeByte(point.on ? 1 : 0);
                }
            }
        }
        return bytes.toByteArray();
    }

    private int table(String name) {
        return tables.get(name);
    }

    private int unsigned(int offset) {
        return font.getShort(offset) & 0xffff;
    }

    private int advance(int glyph) {
        int metrics = unsigned(table("hhea") + 34);
        return unsigned(table("hmtx") + 4 * Math.min(glyph, metrics - 1));
    }

    /** Looks a character up in the table of segments, format 4. */
    private int glyph(int character) {
        int cmap = table("cmap");
        for (int n = 0; n < unsigned(cmap + 2); n++) {
            int sub = cmap + font.getInt(cmap + 4 + 8 * n + 4);
            if (unsigned(sub) != 4) {
                continue;
            }
            int segments = unsigned(sub + 6) / 2;
            int ends = sub + 14;
            int starts = ends + 2 * segments + 2;
            int deltas = starts + 2 * segments;
            int offsets = deltas + 2 * segments;
            for (int s = 0; s < segments; s++) {
                if (character > unsigned(ends + 2 * s)) {
                    continue;
                }
                if (character < unsigned(starts + 2 * s)) {
                    return 0;
                }
                int offset = unsigned(offsets + 2 * s);
                int delta = unsigned(deltas + 2 * s);
                if (offset == 0) {
                    return character + delta & 0xffff;
                }
                int glyph = unsigned(offsets + 2 * s + offset + 2 * (character - unsigned(starts + 2 * s)));
                return glyph == 0 ? 0 : glyph + delta & 0xffff;
            }
        }
        return 0;
    }

    private List<List<Point>> contours(int glyph) {
        boolean wide = unsigned(table("head") + 50) == 1;
        int loca = table("loca");
        int from = wide ? font.getInt(loca + 4 * glyph) : 2 * unsigned(loca + 2 * glyph);
        int to = wide ? font.getInt(loca + 4 * glyph + 4) : 2 * unsigned(loca + 2 * glyph + 2);
        if (from == to) {
            return List.of();
        }
        int at = table("glyf") + from;
        int count = font.getShort(at);
        return count < 0 ? composite(at + 10) : simple(at + 10, count);
    }

    private List<List<Point>> simple(int at, int count) {
        int[] ends = IntStream.range(0, count).map(n -> unsigned(at + 2 * n)).toArray();
        int points = ends[count - 1] + 1;
        int next = at + 2 * count;
        next += 2 + unsigned(next);
        int[] flags = new int[points];
        for (int n = 0; n < points; n++) {
            flags[n] = font.get(next++);
            if ((flags[n] & REPEATED) != 0) {
                int times = font.get(next++) & 0xff;
                for (int r = 0; r < times; r++, n++) {
                    flags[n + 1] = flags[n];
                }
            }
        }
        int[][] xy = new int[2][points];
        for (int axis = 0; axis < 2; axis++) {
            int value = 0;
            for (int n = 0; n < points; n++) {
                boolean small = (flags[n] & 2 << axis) != 0;
                boolean same = (flags[n] & 0x10 << axis) != 0;
                if (small) {
                    int step = font.get(next++) & 0xff;
                    value += same ? step : -step;
                } else if (!same) {
                    value += font.getShort(next);
                    next += 2;
                }
                xy[axis][n] = value;
            }
        }
        List<List<Point>> contours = new ArrayList<>();
        int first = 0;
        for (int end : ends) {
            contours.add(IntStream.rangeClosed(first, end)
                    .mapToObj(n -> new Point(xy[0][n], xy[1][n], (flags[n] & ON_CURVE) != 0))
                    .toList());
            first = end + 1;
        }
        return contours;
    }

    /** A glyph made of others, each moved; none of the font's is scaled or turned. */
    private List<List<Point>> composite(int start) {
        List<List<Point>> contours = new ArrayList<>();
        int at = start;
        int flags;
        do {
            flags = unsigned(at);
            boolean words = (flags & 1) != 0;
            int dx = words ? font.getShort(at + 4) : font.get(at + 4);
            int dy = words ? font.getShort(at + 6) : font.get(at + 5);
            if ((flags & 2) == 0 || (flags & 0xc8) != 0) {
                throw new IllegalStateException("a composite glyph is scaled, or placed by points");
            }
            for (List<Point> part : contours(unsigned(at + 2))) {
                contours.add(part.stream()
                        .map(p -> new Point(p.x + dx, p.y + dy, p.on))
                        .toList());
            }
            at += words ? 8 : 6;
        } while ((flags & MORE) != 0);
        return contours;
    }
}
