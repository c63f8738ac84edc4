package org.ranvier.install.trust;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.sign.AtomicText;
import org.ranvier.text.DiskReason;
import org.ranvier.text.Printable;

/**
 * The keys that a person trusts, in one file of text: a line that names the format, a line for each key with what it is
 * trusted for, its fingerprint and its publisher, a line {@code seen} for each signed index with the time of the newest
 * one that was read there, and a line that ends it, so that a file that was cut is known as such. A file that cannot be
 * read is refused; only where there is none is nobody trusted yet.
 */
public final class TrustStore {

    private static final String FIRST = "ranvier-trust 1";
    private static final String LAST = "end";
    private static final Pattern LINE = Pattern.compile("(\\S+) (" + Pin.FINGERPRINT + ") (.+)");

    private static final Pattern SEEN = Pattern.compile("seen (\\S+) (\\S+Z)");

    /**
     * What the file says.
     *
     * @param pins the keys
     * @param seen by the address of an index the time of the newest one
     */
    private record Contents(List<Pin> pins, Map<String, Instant> seen) {}

    private final Path file;

    /** Names a store, whether it exists or not. */
    public TrustStore(Path file) {
        this.file = file;
    }

    /** Returns the file. */
    public Path file() {
        return file;
    }

    /**
     * Returns all keys, in the order in which they were added.
     *
     * @throws RanvierException if the file is damaged or cannot be read
     */
    public List<Pin> pins() {
        return contents().pins();
    }

    private Contents contents() {
        if (Files.notExists(file)) {
            return new Contents(List.of(), Map.of());
        }
        try {
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw damaged("it cannot be read (" + DiskReason.of(e) + ")");
        }
    }

    /** Returns the keys that are trusted for something itself. */
    public List<Pin> pins(String subject) {
        return pins().stream().filter(pin -> pin.subject().equals(subject)).toList();
    }

    /** Returns when the newest index was written that was read at an address; empty where none was. */
    public Optional<Instant> newest(String address) {
        return Optional.ofNullable(contents().seen().get(address));
    }

    /** Remembers when an index was written that was read at an address, unless a newer one was there before. */
    public void saw(String address, Instant written) {
        alone(() -> {
            Contents now = contents();
            Map<String, Instant> seen = new LinkedHashMap<>(now.seen());
            seen.merge(address, written, (one, other) -> one.isAfter(other) ? one : other);
            if (!seen.equals(now.seen())) {
                write(new Contents(now.pins(), seen));
            }
            return null;
        });
    }

    /** Adds keys that are not there yet; all at once. */
    public void add(Collection<Pin> more) {
        if (!more.isEmpty()) {
            alone(() -> {
                put(more);
                return null;
            });
        }
    }

    private void put(Collection<Pin> more) {
        Contents before = contents();
        List<Pin> pins = new ArrayList<>(before.pins());
        for (Pin pin : more) {
            if (pins.stream()
                    .noneMatch(known -> known.subject().equals(pin.subject())
                            && known.fingerprint().equals(pin.fingerprint()))) {
                pins.add(pin);
            }
        }
        if (pins.size() > before.pins().size()) {
            write(new Contents(pins, before.seen()));
        }
    }

    /**
     * Removes all pins of a subject or of a key, and forgets what was seen where nobody is trusted any more.
     *
     * @return what was removed
     */
    public List<Pin> remove(String subjectOrFingerprint) {
        return alone(() -> take(subjectOrFingerprint));
    }

    private List<Pin> take(String subjectOrFingerprint) {
        List<Pin> gone = new ArrayList<>();
        List<Pin> pins = new ArrayList<>();
        Contents before = contents();
        for (Pin pin : before.pins()) {
            boolean meant = pin.subject().equals(subjectOrFingerprint)
                    || pin.fingerprint().equals(subjectOrFingerprint);
            (meant ? gone : pins).add(pin);
        }
        if (!gone.isEmpty()) {
            Map<String, Instant> seen = new LinkedHashMap<>(before.seen());
            seen.keySet()
                    .removeIf(address ->
                            pins.stream().noneMatch(pin -> pin.subject().equals(address)));
            write(new Contents(pins, seen));
        }
        return gone;
    }

    /** Changes the file while no other process does, so that none loses what the other adds. */
    private <T> T alone(Supplier<T> change) {
        Path beside = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".lock");
        try {
            Files.createDirectories(beside.getParent());
        } catch (IOException e) {
            // To write will fail in the same way, and says so.
            return change.get();
        }
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel);
            return change.get();
        } catch (IOException e) {
            throw damaged("it cannot be changed (" + DiskReason.of(e) + ")");
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException | OverlappingFileLockException e) {
            // Some file systems of clusters have no locks; the file is whole even so.
        }
    }

    private void write(Contents contents) {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        contents.pins()
                .forEach(pin -> text.append(pin.subject())
                        .append(' ')
                        .append(pin.fingerprint())
                        .append(' ')
                        .append(Printable.of(pin.publisher()))
                        .append('\n'));
        contents.seen()
                .forEach((address, written) -> text.append("seen ")
                        .append(address)
                        .append(' ')
                        .append(written)
                        .append('\n'));
        AtomicText.write(file, text.append(LAST).append('\n').toString());
    }

    private Contents parse(List<String> lines) {
        if (lines.size() < 2
                || !lines.getFirst().equals(FIRST)
                || !lines.getLast().equals(LAST)) {
            throw damaged("it does not begin with '" + FIRST + "' and end with '" + LAST + "'");
        }
        List<Pin> pins = new ArrayList<>();
        Map<String, Instant> seen = new LinkedHashMap<>();
        for (int n = 1; n < lines.size() - 1; n++) {
            Matcher line = LINE.matcher(lines.get(n));
            Matcher index = SEEN.matcher(lines.get(n));
            if (line.matches()) {
                pins.add(new Pin(line.group(1), line.group(2), line.group(line.groupCount())));
            } else if (index.matches()) {
                seen.put(index.group(1), time(index.group(2), n));
            } else {
                throw damaged("its line " + (n + 1) + " is not a plugin, a fingerprint and a name");
            }
        }
        return new Contents(pins, seen);
    }

    private Instant time(String text, int line) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw damaged("its line " + (line + 1) + " ends in no time");
        }
    }

    private RanvierException damaged(String why) {
        return new RanvierException(Problem.plugin(
                "",
                file.toString(),
                "the list of trusted keys is damaged, so no plugin is installed: " + why,
                "mend it, restore it from a backup, or move it away and trust anew whom you trust"));
    }
}
