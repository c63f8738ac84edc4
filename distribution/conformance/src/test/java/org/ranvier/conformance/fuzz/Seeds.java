package org.ranvier.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ranvier.data.NdArray;
import org.ranvier.data.Npy;
import org.ranvier.data.Safetensors;

/** Files that are right, small ones of every kind. */
final class Seeds {

    private static final Path SPIKES =
            Path.of("../../plugins/datasets-spikes/src/test/resources/org/ranvier/plugins/datasets/spikes");

    private Seeds() {}

    static byte[] experiment() {
        return Reader.bytes("""
                name: fuzzed
                seed: 3
                data: {dataset: {type: spikes, train: mine.csv, channels: 4, time_unit: ms}, validation: 0.25}
                time: {steps: 12, dt: 1}
                network:
                  - neurons: 5
                    neuron: {type: lif, tau_mem: [5, 5.5, 6, 1e1, 7], v_threshold: 0.3}
                    connectivity: {type: fixed-sparse, sparsity: 0.5}
                    weights: &it {init: normal, mean: 0.5, std: 0.5}
                    delays: {type: dcls, max: 5}
                  - {neurons: 2, neuron: {type: leaky, tau_mem: 6}, weights: *it}
                objective: mean-voltage
                training: {epochs: 2, batch: 16, optimizer: {type: adam, lr: 0.01, lr_delays: 0.1}}
                """);
    }

    static byte[] json() {
        return Reader.bytes("""
                {"name": "fuzzed", "seed": 3, "epochs": 2, "threads": 1, "parameters": 12, "changes": ["a=1", "b=[1, 2]"],
                 "plugins": {"lif@0.1.0": "00ff"}, "data": "mine", "started": "2026-01-01T00:00:00Z",
                 "splits": {"train": [1, 2, 3.5e-3], "ü\\u00e4": null}, "machine": {"processors": 2, "deep": [[[[]]]]}}
                """);
    }

    static List<byte[]> safetensors() throws IOException {
        Safetensors content = Safetensors.of(
                Map.of(
                        "a.weights",
                        NdArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3),
                        "b",
                        NdArray.of(new int[] {7}, 1)),
                Map.of("format", "any/1", "epoch", "3"));
        return List.of(written(content::write, "s.safetensors"), written(content.sealed()::write, "s.safetensors"));
    }

    static byte[] npy() throws IOException {
        return written(file -> Npy.write(file, NdArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3)), "a.npy");
    }

    static byte[] csv() {
        StringBuilder text = new StringBuilder("sample,channel,time,value,label,group\n");
        for (int n = 0; n < 12; n++) {
            text.append(n / 3 + "," + n % 4 + "," + (n + 0.5) + ",1," + n / 3 % 2 + ",\"g " + n / 6 + "\"\n");
        }
        return Reader.bytes(text.toString());
    }

    static byte[] frames() {
        StringBuilder text = new StringBuilder("sample,time,x,y,label\n");
        for (int n = 0; n < 12; n++) {
            text.append(n / 3 + "," + n % 3 + "," + n + ".25," + -n + "," + n / 3 % 2 + "\n");
        }
        return Reader.bytes(text.toString());
    }

    static byte[] ts() {
        return Reader.bytes("""
                #a comment
                @problemName Small
                @timeStamps false
                @univariate false
                @dimensions 2
                @equalLength true
                @seriesLength 3
                @classLabel true one two
                @data
                1,2,3:4,5,6:one
                1.5,-2,3e1:4,5,6:two
                """);
    }

    /** Five bytes an event: x, y, and the polarity with a time in µs. */
    static byte[] events() {
        ByteBuffer events = ByteBuffer.allocate(5 * 20);
        for (int n = 0; n < 20; n++) {
            events.put((byte) n).put((byte) (33 - n)).put((byte) (n % 2 << 7)).putShort((short) (100 * n));
        }
        return events.array();
    }

    static byte[] wav() {
        ByteBuffer wav = ByteBuffer.allocate(44 + 64).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(Reader.bytes("RIFF"))
                .putInt(36 + 64)
                .put(Reader.bytes("WAVEfmt "))
                .putInt(16);
        wav.putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(16000)
                .putShort((short) 2)
                .putShort((short) 16);
        wav.put(Reader.bytes("data")).putInt(64);
        while (wav.hasRemaining()) {
            wav.putShort((short) (100 * wav.position()));
        }
        return wav.array();
    }

    static List<byte[]> npz() throws IOException {
        return List.of(Files.readAllBytes(SPIKES.resolve("numpy.npz")));
    }

    static List<byte[]> hdf5() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of("shd-layout.h5")) {
            files.add(Files.readAllBytes(SPIKES.resolve(name)));
        }
        return files;
    }

    /** Four images of three times three pixels. */
    static byte[] images() {
        ByteBuffer images = ByteBuffer.allocate(16 + 4 * 9);
        images.putInt(2051).putInt(4).putInt(3).putInt(3);
        while (images.hasRemaining()) {
            images.put((byte) (7 * images.position()));
        }
        return images.array();
    }

    static byte[] labels() {
        return ByteBuffer.allocate(8 + 4)
                .putInt(2049)
                .putInt(4)
                .putInt(0x00010001)
                .array();
    }

    static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("plugin/a-1.0.0.jar", "plugin/lib/b.jar", "plugin/plugin.properties")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Reader.bytes("id=any\nversion=1.0.0\n".repeat(4)));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** What other programs wrote: flac 1.4 a tone, nir 1.0.8 a network of five nodes. */
    static byte[] resource(String name) throws IOException {
        return Files.readAllBytes(
                Path.of("src/test/resources/org/ranvier/conformance/fuzz").resolve(name));
    }

    /** A file of a run that was kept. */
    static byte[] kept(String name) throws IOException {
        return Files.readAllBytes(
                Path.of("../acceptance/src/test/resources/kept-run").resolve(name));
    }

    /** Writes a file. */
    interface Writing {
        void to(Path file) throws IOException;
    }

    /** What a writer writes. */
    static byte[] written(Writing writing, String name) throws IOException {
        Path folder = Files.createTempDirectory("seed");
        Path file = folder.resolve(name);
        try {
            writing.to(file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
