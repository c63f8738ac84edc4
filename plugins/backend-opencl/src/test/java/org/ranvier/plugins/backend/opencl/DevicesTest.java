package org.ranvier.plugins.backend.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Device;
import org.ranvier.plugins.backend.opencl.cl.Devices;

/** Choosing devices, and what their compilers say. */
class DevicesTest {

    @BeforeEach
    void needsADevice() {
        Opencl.assumeDevice();
    }

    @Test
    void aDeviceIsChosenByNumberOrByAPartOfItsName() {
        Devices devices = new Devices();
        Device device = devices.choose("").orElseThrow();
        assertThat(devices.choose(Integer.toString(device.index()))).contains(device);
        assertThat(devices.choose(device.platform().substring(1, 5).toUpperCase(Locale.ROOT)))
                .isPresent();
    }

    @Test
    void aWishThatNoDeviceFitsIsAnsweredWithThoseThatThereAre() {
        OpenClBackend backend = new OpenClBackend("no such device");
        assertThat(backend.availability()).isInstanceOfSatisfying(Availability.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).contains("no usable device is called 'no such device'", "device 0: ");
            assertThat(unavailable.remedy()).contains("RANVIER_OPENCL_DEVICE");
        });
        assertThatThrownBy(() -> backend.compile(Opencl.plan(Map.of()), CompileOptions.of(1)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("no usable device is called");
    }

    @Test
    void theSettingChoosesToo() {
        OpenClBackend backend = new OpenClBackend("");
        assertThat(configured(backend, "").availability())
                .hasToString(backend.availability().toString());
        assertThat(configured(backend, "0").availability()).isInstanceOf(Availability.Available.class);
        assertThat(configured(backend, "no such device").availability()).isInstanceOf(Availability.Unavailable.class);
    }

    private static Backend configured(OpenClBackend backend, String device) {
        return backend.configured(Settings.of(backend.schema(), Map.of("device", device)));
    }

    @Test
    void whatTheCompilerSaysOfAKernelIsShown() {
        Devices devices = new Devices();
        Context context = devices.open(devices.choose("").orElseThrow());
        assertThatThrownBy(() -> context.kernel("__kernel void broken() { nonsense; }", "", "broken"))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("refuses a kernel")
                .hasMessageContaining("nonsense");
    }
}
