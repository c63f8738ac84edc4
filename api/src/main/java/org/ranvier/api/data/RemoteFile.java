package org.ranvier.api.data;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/**
 * A file that its publisher offers on the web.
 *
 * @param path where it belongs in the folder of its {@linkplain DataSource source}, with slashes, such as
 *     {@code audio/one.zip}
 * @param bytes its size, or −1 where the publisher does not tell
 * @param checksum what its content must have
 * @param urls where it can be had, the official place first; {@code https}, or {@code http} where there is nothing else
 */
public record RemoteFile(String path, long bytes, Checksum checksum, List<URI> urls) {

    public RemoteFile {
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
    }

    /**
     * A file under one name in several folders on the web.
     *
     * @param folders addresses that end with a slash
     */
    public static RemoteFile in(List<String> folders, String path, long bytes, Checksum checksum) {
        return new RemoteFile(
                path,
                bytes,
                checksum,
                folders.stream().map(folder -> URI.create(folder + path)).toList());
    }

    /** A file with an address of its own for each place. */
    public static RemoteFile at(String path, long bytes, Checksum checksum, String... urls) {
        return new RemoteFile(
                path, bytes, checksum, Arrays.stream(urls).map(URI::create).toList());
    }
}
