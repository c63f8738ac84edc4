package org.ranvier.api.data;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.ranvier.api.ApiStatus;

/** A file that its publisher offers on the web. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class RemoteFile {
    private final String path;
    private final long bytes;
    private final Checksum checksum;
    private final List<URI> urls;

    private RemoteFile(String path, long bytes, Checksum checksum, List<URI> urls) {
        urls = List.copyOf(urls);
        DataSource.requireRelative(path);
        if (bytes < -1) {
            throw new IllegalArgumentException(path + " cannot have " + bytes + " bytes");
        }
        for (URI url : urls) {
            if (!("https".equals(url.getScheme()) || "http".equals(url.getScheme())) || url.getHost() == null) {
                throw new IllegalArgumentException(url + " is not the address of a file on the web");
            }
        }

        this.path = path;
        this.bytes = bytes;
        this.checksum = checksum;
        this.urls = urls;
    }

    /**
     * {@return a file under one name in several folders on the web}
     *
     * @param folders addresses that end with a slash
     * @param path where it belongs in the folder of its source, with slashes
     * @param bytes how long it is; −1 where that is not known
     * @param checksum what its contents must have
     * @throws IllegalArgumentException if the path leaves the folder, or an address is none of the web
     */
    public static RemoteFile in(List<String> folders, String path, long bytes, Checksum checksum) {
        return new RemoteFile(
                path,
                bytes,
                checksum,
                folders.stream().map(folder -> URI.create(folder + path)).toList());
    }

    /**
     * {@return a file with an address of its own for each place}
     *
     * @param path where it belongs in the folder of its source, with slashes
     * @param bytes how long it is; −1 where that is not known
     * @param checksum what its contents must have
     * @param urls http or https addresses of the same file
     * @throws IllegalArgumentException if the path leaves the folder, or an address is none of the web
     */
    public static RemoteFile at(String path, long bytes, Checksum checksum, String... urls) {
        return new RemoteFile(
                path, bytes, checksum, Arrays.stream(urls).map(URI::create).toList());
    }

    /**
     * {@return where it belongs in the folder of its {@linkplain DataSource source}, with slashes, such as
     * {@code audio/one.zip}}
     */
    public String path() {
        return path;
    }

    /** {@return its size, or −1 where the publisher does not tell} */
    public long bytes() {
        return bytes;
    }

    /** {@return what its content must have} */
    public Checksum checksum() {
        return checksum;
    }

    /**
     * {@return where it can be had, the official place first; {@code https}, or {@code http} where there is nothing
     * else}
     */
    public List<URI> urls() {
        return urls;
    }
}
