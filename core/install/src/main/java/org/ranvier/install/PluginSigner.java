package org.ranvier.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.archive.UnpackedPlugin;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.sign.SignedPlugin;

/** Signs plugins, however they are packed. */
public final class PluginSigner {

    private PluginSigner() {}

    /**
     * Signs a plugin.
     *
     * @param file its jar, zip or folder
     * @param given the plugin as messages name it
     * @throws org.ranvier.api.RanvierException if it is none, or its descriptor has no checksum of some file
     */
    public static SignatureFile sign(Path file, String given, KeyFile key) throws IOException {
        Limits limits = new Limits(Long.MAX_VALUE, Integer.MAX_VALUE - 1, 0);
        try (UnpackedPlugin unpacked = UnpackedPlugin.of(file, given, limits)) {
            SignedPlugin plugin = SignedPlugin.of(unpacked.location());
            plugin.requireComplete(given);
            return key.sign(plugin.subject(), plugin.sha256());
        }
    }

    /** Returns where the signature of a jar, zip or folder belongs. */
    public static Path place(Path file) {
        return Files.isDirectory(file) ? SignedPlugin.signatureOf(file) : SignatureFile.beside(file);
    }
}
