package org.ranvier.plugins.backend.opencl.cl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The OpenCL loader and all devices of all its platforms. */
public final class Devices {

    private static final long ALL_TYPES = 0xFFFFFFFFL;
    private static final long GPU = 1 << 2;
    private static final int PLATFORM_NAME = 0x0902;
    private static final int TYPE = 0x1000;
    private static final int MAX_GROUP = 0x1004;
    private static final int VECTOR_FLOAT = 0x100A;
    private static final int MAX_ALLOCATION = 0x1010;
    private static final int GLOBAL_MEMORY = 0x101F;
    private static final int LITTLE_ENDIAN = 0x1026;
    private static final int AVAILABLE = 0x1027;
    private static final int COMPILER = 0x1028;
    private static final int NAME = 0x102B;
    private static final int DRIVER_VERSION = 0x102D;
    private static final int VERSION = 0x102F;
    private static final int DOUBLES = 0x1032;

    private final Optional<Library> library;
    private final DriverTrial rehearsal;
    private final Optional<String> fault;
    private final List<Device> all;

    /** Lists them. */
    public Devices() {
        this(new DriverTrial());
    }

    Devices(DriverTrial rehearsal) {
        this.rehearsal = rehearsal;
        library = Library.find();
        fault = library.flatMap(found -> rehearsal.ofListing());
        all = fault.isPresent() ? List.of() : library.map(Devices::list).orElse(List.of());
    }

    /** In the process of a rehearsal itself. */
    static Devices unrehearsed() {
        return new Devices(new DriverTrial(Duration.ZERO));
    }

    /** Whether the loader is there. */
    public boolean loaderFound() {
        return library.isPresent();
    }

    /**
     * Returns how a driver ends the process when its devices are listed, in which case none are listed; otherwise
     * empty.
     */
    public Optional<String> fault() {
        return fault;
    }

    /** Every device. */
    public List<Device> all() {
        return all;
    }

    /**
     * The device to take: the first GPU, else the first of all, where nothing is wished.
     *
     * @param wish a device's number, or a part of its name or its platform's; empty where any will do
     */
    public Optional<Device> choose(String wish) {
        String wanted = wish.strip().toLowerCase(Locale.ROOT);
        List<Device> usable = all.stream().filter(Device::usable).toList();
        if (wanted.isEmpty()) {
            return usable.stream()
                    .filter(Device::gpu)
                    .findFirst()
                    .or(() -> usable.stream().findFirst());
        }
        return usable.stream()
                .filter(d -> wanted.equals(Integer.toString(d.index()))
                        || (d.platform() + " " + d.name())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                .findFirst();
    }

    /** A context on a device. */
    public Context open(Device device) {
        return new Context(library.orElseThrow(), device, rehearsal);
    }

    private static List<Device> list(Library library) {
        List<Device> devices = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (MemorySegment platform :
                    ids(arena, (n, ids, count) -> (int) library.getPlatformIds.invokeExact(n, ids, count))) {
                for (MemorySegment device : ids(arena, (n, ids, count) ->
                        (int) library.getDeviceIds.invokeExact(platform, ALL_TYPES, n, ids, count))) {
                    devices.add(describe(library, platform, device, devices.size()));
                }
            }
        }
        return List.copyOf(devices);
    }

    private interface Lister {
        int list(int most, MemorySegment ids, MemorySegment count) throws Throwable;
    }

    /** Returns what a listing function lists; empty where it fails, as it does where there is nothing to list. */
    private static List<MemorySegment> ids(Arena arena, Lister lister) {
        MemorySegment count = arena.allocate(JAVA_INT);
        List<MemorySegment> found = new ArrayList<>();
        try {
            if (lister.list(0, MemorySegment.NULL, count) != ClException.SUCCESS) {
                return found;
            }
            int size = count.get(JAVA_INT, 0);
            MemorySegment ids = arena.allocate(ADDRESS, Math.max(1, size));
            ClException.check("listing devices", lister.list(size, ids, MemorySegment.NULL));
            for (int n = 0; n < size; n++) {
                found.add(ids.getAtIndex(ADDRESS, n));
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw ClException.impossible(e);
        }
        return found;
    }

    private static Device describe(Library library, MemorySegment platform, MemorySegment id, int index) {
        Info info = new Info(library.getDeviceInfo, id);
        return new Device(
                platform,
                id,
                index,
                new Info(library.getPlatformInfo, platform).text(PLATFORM_NAME),
                info.text(NAME),
                info.text(VERSION) + ", driver " + info.text(DRIVER_VERSION),
                (info.number(TYPE) & GPU) != 0,
                info.number(GLOBAL_MEMORY),
                info.number(MAX_ALLOCATION),
                (int) info.number(VECTOR_FLOAT),
                info.number(MAX_GROUP),
                info.number(DOUBLES) != 0,
                info.number(AVAILABLE) != 0 && info.number(COMPILER) != 0 && info.number(LITTLE_ENDIAN) != 0);
    }

    /** Asks for properties of a platform or a device. */
    private record Info(MethodHandle function, MemorySegment id) {

        long number(int property) {
            try (Arena arena = Arena.ofConfined()) {
                // Properties have 4 or 8 bytes; on a little-endian machine the upper ones stay 0.
                MemorySegment value = arena.allocate(JAVA_LONG);
                int status = (int) function.invokeExact(id, property, 8L, value, MemorySegment.NULL);
                return status == ClException.SUCCESS ? value.get(JAVA_LONG, 0) : 0;
            } catch (Throwable e) {
                throw ClException.impossible(e);
            }
        }

        String text(int property) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment size = arena.allocate(JAVA_LONG);
                int status = (int) function.invokeExact(id, property, 0L, MemorySegment.NULL, size);
                if (status != ClException.SUCCESS || size.get(JAVA_LONG, 0) == 0) {
                    return "";
                }
                MemorySegment text = arena.allocate(size.get(JAVA_LONG, 0));
                status = (int) function.invokeExact(id, property, text.byteSize(), text, MemorySegment.NULL);
                return status == ClException.SUCCESS ? text.getString(0, StandardCharsets.UTF_8) : "";
            } catch (Throwable e) {
                throw ClException.impossible(e);
            }
        }
    }
}
