package org.ranvier.api.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ranvier.api.ApiStatus;

/**
 * Published data, with the places of its files and their checksums.
 *
 * <p>A dataset only declares it; {@code ranvier data get NAME} fetches it when a person asks for it. Files are kept as
 * they were published: what comes in an archive is read from the archive.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class DataSource {
    private final String name;
    private final String title;
    private final String licence;
    private final String citation;
    private final List<RemoteFile> files;

    /**
     * {@return a source whose licence and citation are unknown}
     *
     * @param name the name that people type, and the folder of the files within a data folder: lower case, digits and
     *     hyphens
     * @param title the full name
     * @param files the files, with distinct paths
     */
    public static DataSource of(String name, String title, List<RemoteFile> files) {
        return new DataSource(name, title, "", "", files);
    }

    /**
     * Sets the licence, or the terms of use.
     *
     * @param licence an SPDX identifier where there is one, or the terms in a few words
     * @return a source with this licence, otherwise equal to this one
     */
    public DataSource withLicence(String licence) {
        return new DataSource(name, title, licence, citation, files);
    }

    /**
     * Sets whom to cite.
     *
     * @param citation author, title, place and year, in one line
     * @return a source with this citation, otherwise equal to this one
     */
    public DataSource withCitation(String citation) {
        return new DataSource(name, title, licence, citation, files);
    }

    private DataSource(String name, String title, String licence, String citation, List<RemoteFile> files) {
        files = List.copyOf(files);
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("'" + name + "' is not made of lower-case letters, digits and hyphens");
        }
        Set<String> paths = new HashSet<>();
        for (RemoteFile file : files) {
            if (!paths.add(file.path())) {
                throw new IllegalArgumentException(name + " has two files " + file.path());
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(name + " has no file");
        }

        this.name = name;
        this.title = title;
        this.licence = licence;
        this.citation = citation;
        this.files = files;
    }

    /** {@return the size of all files, or −1 when that of one is not known} */
    public long bytes() {
        return files.stream().anyMatch(file -> file.bytes() < 0)
                ? -1
                : files.stream().mapToLong(RemoteFile::bytes).sum();
    }

    static void requireRelative(String path) {
        if (!path.matches("[^/\\\\:]+(/[^/\\\\:]+)*")
                || List.of(path.split("/")).contains("..")
                || List.of(path.split("/")).contains(".")) {
            throw new IllegalArgumentException("'" + path + "' is not a path within a folder");
        }
    }

    /**
     * {@return the name that people type, and the folder of the files within a data folder: lower case, digits and
     * hyphens}
     */
    public String name() {
        return name;
    }

    /** {@return the full name} */
    public String title() {
        return title;
    }

    /** {@return the licence, or the terms of use; empty when unknown} */
    public String licence() {
        return licence;
    }

    /** {@return whom to cite} */
    public String citation() {
        return citation;
    }

    /** {@return the files, with distinct paths} */
    public List<RemoteFile> files() {
        return files;
    }
}
