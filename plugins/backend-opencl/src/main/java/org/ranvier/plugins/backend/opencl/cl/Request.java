package org.ranvier.plugins.backend.opencl.cl;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation that a driver is asked to perform for the first time: to compile a program and, where a kernel is named,
 * to run the kernel as one work-group. Many drivers compile a kernel only then, for the size of the work-group.
 *
 * @param device the number of the device
 * @param kernel the name of a kernel; empty where there is only a program
 * @param group the number of work-items
 */
record Request(int device, String source, String options, String kernel, int group, List<Argument> arguments) {

    enum Kind {
        INTEGER,
        FLOAT,
        BUFFER,
        LOCAL
    }

    /** An argument of a kernel, of so many bytes. */
    record Argument(Kind kind, long bytes) {}

    static Request program(int device, String source, String options) {
        return new Request(device, source, options, "", 0, List.of());
    }

    /** For people: what the driver does. */
    String described() {
        return kernel.isEmpty()
                ? "when it compiles a kernel"
                : "when it compiles the kernel '" + kernel + "' for " + group + " work-items";
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(device);
        write(source, out);
        write(options, out);
        write(kernel, out);
        out.writeInt(group);
        out.writeInt(arguments.size());
        for (Argument argument : arguments) {
            out.writeInt(argument.kind.ordinal());
            out.writeLong(argument.bytes);
        }
        out.flush();
    }

    static Request read(DataInputStream in) throws IOException {
        int device = in.readInt();
        String source = text(in);
        String options = text(in);
        String kernel = text(in);
        int group = in.readInt();
        int size = in.readInt();
        List<Argument> arguments = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            arguments.add(new Argument(Kind.values()[in.readInt()], in.readLong()));
        }
        return new Request(device, source, options, kernel, group, arguments);
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
