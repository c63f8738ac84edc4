package org.ranvier.plugins.backend.opencl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Device;
import org.ranvier.plugins.backend.opencl.cl.Devices;
import org.ranvier.plugins.backend.opencl.device.Budget;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.plan.PlanCheck;
import org.ranvier.plugins.backend.opencl.run.OpenClProgram;

/**
 * Single precision on a GPU or another device with an OpenCL 1.2 driver. Which device is a matter of the machine rather
 * than of an experiment: the environment variable {@code RANVIER_OPENCL_DEVICE} chooses it, by its number in
 * {@code ranvier doctor} or a part of its name, where the setting {@code device} does not.
 */
public final class OpenClBackend implements Backend {

    /** The environment variable that chooses a device. */
    static final String WISH = "RANVIER_OPENCL_DEVICE";

    private static final Schema SCHEMA = Schema.of(
            Setting.text(
                            "device",
                            "device, by number in ranvier doctor or part of its name; by default " + WISH
                                    + ", else the first GPU, else the first device")
                    .withDefault(""),
            Setting.number(
                            "memory",
                            Unit.NONE,
                            Range.closed(0.01, 1),
                            "fraction of the device memory that a batch may use")
                    .withDefault(Budget.SHARE));
    private static final System.Logger LOG = System.getLogger(OpenClBackend.class.getName());
    private static final String INSTALL =
            "install the driver of your GPU, or PoCL for the CPU (Debian: pocl-opencl-icd and ocl-icd-libopencl1)";

    private final String wish;
    private final Function<Context, Dialect> dialect;
    private final Function<Device, Budget> budget;
    private final Consumer<String> notices;
    private Devices devices;
    private Context context;

    /** For the device that the environment names, or the first GPU, or the first device. */
    public OpenClBackend() {
        this(Optional.ofNullable(System.getenv(WISH)).orElse(""));
    }

    public OpenClBackend(String wish) {
        this(wish, Dialect::of, device -> Budget.of(device, Budget.SHARE), OpenClBackend::tell);
    }

    /**
     * With kernels and memory other than what suits the device.
     *
     * @param notices receives what people should know of a run
     */
    public OpenClBackend(
            String wish,
            Function<Context, Dialect> dialect,
            Function<Device, Budget> budget,
            Consumer<String> notices) {
        this.wish = wish;
        this.dialect = dialect;
        this.budget = budget;
        this.notices = notices;
    }

    private static void tell(String notice) {
        LOG.log(System.Logger.Level.WARNING, notice);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Backend configured(Settings settings) {
        String device = settings.text("device");
        double share = settings.number("memory");
        return new OpenClBackend(
                device.isBlank() ? wish : device, Dialect::of, d -> Budget.of(d, share), OpenClBackend::tell);
    }

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public String description() {
        return "single precision on GPUs and other devices with an OpenCL 1.2 driver";
    }

    private synchronized Devices devices() {
        if (devices == null) {
            devices = new Devices();
        }
        return devices;
    }

    @Override
    public Availability availability() {
        Devices found = devices();
        if (!found.loaderFound()) {
            return Availability.unavailable("no OpenCL loader (libOpenCL) was found", INSTALL);
        }
        if (found.fault().isPresent()) {
            return Availability.unavailable(
                    "an OpenCL driver " + found.fault().get(),
                    "update that driver, or remove it (on Linux /etc/OpenCL/vendors names the drivers)");
        }
        List<Device> all = found.all();
        Optional<Device> chosen = found.choose(wish);
        if (chosen.isPresent()) {
            String others = all.stream()
                    .filter(d -> d.index() != chosen.get().index())
                    .map(OpenClBackend::listed)
                    .collect(Collectors.joining("; "));
            return Availability.available(listed(chosen.get())
                    + (others.isEmpty()
                            ? ""
                            : "; not taken: " + others + " (the setting 'device' or " + WISH + " chooses)"));
        }
        String there = all.stream().map(OpenClBackend::listed).collect(Collectors.joining("; "));
        if (all.isEmpty()) {
            return Availability.unavailable("the OpenCL loader knows no device", INSTALL);
        }
        return wish.isBlank()
                ? Availability.unavailable("no device can be used: " + there, INSTALL)
                : Availability.unavailable(
                        "no usable device is called '" + wish + "'; there are " + there,
                        "correct the setting 'device' of the backend, or " + WISH);
    }

    private static String listed(Device device) {
        return "device " + device.index() + ": " + device.described()
                + (device.usable() ? "" : " (not available, without a compiler, or of another byte order)");
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.TRAINING,
                Capability.GRADED_INPUT,
                Capability.RECURRENT,
                Capability.SPARSE,
                Capability.PARALLEL_SYNAPSES,
                Capability.REWIRING,
                Capability.DORMANT_GRADIENTS,
                Capability.BATCH_NORM,
                Capability.DROPOUT,
                Capability.ACTIVITY_GRADIENTS,
                Capability.RANDOM_DRAWS,
                Capability.STREAMING);
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        return PlanCheck.check(plan);
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions options) {
        Refusal.throwIfAny(this, plan);
        Context device = context();
        return new OpenClProgram(plan, options, dialect.apply(device), budget.apply(device.device()), notices);
    }

    private synchronized Context context() {
        if (availability() instanceof Availability.Unavailable it) {
            throw new RanvierException(it.problem(this));
        }
        if (context == null) {
            context = devices().open(devices().choose(wish).orElseThrow());
        }
        return context;
    }
}
