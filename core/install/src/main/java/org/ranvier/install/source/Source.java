package org.ranvier.install.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.fetch.WebFiles;
import org.ranvier.text.DiskReason;

/**
 * Where files lie: a folder, or the web.
 *
 * @param web for those on the web
 */
public record Source(WebFiles web) {

    private static final Pattern ADDRESS = Pattern.compile("(https?|file):.*", Pattern.CASE_INSENSITIVE);

    /** Whether a text is an address rather than the path of a file. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /**
     * The address of a file or folder.
     *
     * @param text an address, or a path
     * @param folder what paths are relative to
     * @throws RanvierException if it is neither
     */
    public static URI address(String text, Path folder) {
        if (!isAddress(text)) {
            return folder.resolve(text).toAbsolutePath().normalize().toUri();
        }
        try {
            URI uri = new URI(text);
            boolean whole = uri.getScheme().equalsIgnoreCase("file")
                    ? uri.getPath() != null && !uri.isOpaque() && uri.getRawAuthority() == null
                    : uri.getHost() != null;
            if (whole) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw new RanvierException(Problem.usage(
                text, "it is no address of a file", "write such as https://plugins.example.org/demo-1.0.0.jar"));
    }

    /** The address of a folder, which ends in a slash. */
    public static URI folder(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? address : URI.create(text + "/");
    }

    /** The address of a file in a folder, by its path with slashes. */
    public static URI in(URI folder, String path) {
        try {
            return folder(folder).resolve("./" + new URI(null, null, path, null).getRawPath());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every text can be escaped", e);
        }
    }

    /** Returns the name of the file at an address. */
    public static String name(URI address) {
        String path = String.valueOf(address.getPath());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Gets a file.
     *
     * @param most how many bytes it may have
     * @return whether there is one
     * @throws RanvierException if it cannot be had
     */
    public boolean get(URI address, Path target, long most) {
        if (!"file".equalsIgnoreCase(address.getScheme())) {
            return web.get(address, target, most);
        }
        Path file = Path.of(address);
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long left = most;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                left -= count;
                if (left < 0) {
                    throw new IOException("it has more than " + most + " bytes");
                }
                out.write(buffer, 0, count);
            }
            return true;
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.plugin(
                            "",
                            file.toString(),
                            "it cannot be copied (" + DiskReason.of(e) + ")",
                            "check its permissions, and make room"),
                    e);
        }
    }

    /**
     * Gets a file that must be there.
     *
     * @throws RanvierException if it cannot be had
     */
    public void require(URI address, Path target, long most) {
        if (!get(address, target, most)) {
            throw new RanvierException(Problem.plugin(
                    "",
                    address.toString(),
                    "there is no such file",
                    "check the address, or ask whoever gave it to you"));
        }
    }
}
