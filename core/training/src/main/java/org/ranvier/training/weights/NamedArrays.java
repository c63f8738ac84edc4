package org.ranvier.training.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.NdArray;
import org.ranvier.data.Npz;
import org.ranvier.data.Safetensors;

/** Files of named arrays that others write. */
public final class NamedArrays {

    private NamedArrays() {}

    /** Returns whether a file has arrays and no network, by its name. */
    public static boolean isOne(Path file) {
        String name = name(file);
        return name.endsWith(".safetensors") || name.endsWith(".npz") || isPickle(file);
    }

    private static boolean isPickle(Path file) {
        return name(file).matches(".*\\.(pt|pth|pkl|ckpt|bin)");
    }

    /**
     * Reads a file.
     *
     * @throws RanvierException if there is none, or it is of a kind that cannot be read
     */
    static Map<String, NdArray> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new RanvierException(
                    Problem.usage(file.toString(), "there is no such file", "check the name and the current folder"));
        }
        if (isPickle(file)) {
            throw new RanvierException(
                    Problem.data(
                            file.toString(),
                            "this is a pickle, which is a Python program as much as data",
                            "write it again as safetensors, in Python: safetensors.torch.save_file(model.state_dict(), \"model.safetensors\")"));
        }
        return name(file).endsWith(".npz")
                ? Npz.read(file)
                : Safetensors.read(file).tensors();
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
