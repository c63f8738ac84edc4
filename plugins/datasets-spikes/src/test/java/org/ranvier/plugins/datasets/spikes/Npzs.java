package org.ranvier.plugins.datasets.spikes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small npz files whose every part can be wrong. */
final class Npzs {

    private final Map<String, byte[]> arrays = new LinkedHashMap<>();

    Npzs with(String name, double... values) {
        ByteBuffer content = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            content.putDouble(value);
        }
        return raw(name, "<f8", "(" + values.length + ",)", content.array());
    }

    Npzs raw(String name, String type, String shape, byte[] content) {
        return raw(name, type, shape, content, false);
    }

    Npzs raw(String name, String type, String shape, byte[] content, boolean columnsFirst) {
        String text = "{'descr': '" + type + "', 'fortran_order': " + (columnsFirst ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        byte[] header = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer array =
                ByteBuffer.allocate(10 + header.length + content.length).order(ByteOrder.LITTLE_ENDIAN);
        array.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length);
        return bytes(name, array.put(header).put(content).array());
    }

    Npzs bytes(String name, byte[] array) {
        arrays.put(name, array);
        return this;
    }

    void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
            }
        }
    }
}
