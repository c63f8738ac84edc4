package org.ranvier.install.index;

import java.util.List;
import java.util.Optional;
import org.ranvier.runtime.plugin.Requirement;
import org.ranvier.runtime.plugin.SemanticVersion;
import org.ranvier.runtime.plugin.VersionRange;

/**
 * A version of a plugin in an index.
 *
 * @param id the plugin
 * @param version its version
 * @param description one line
 * @param api the versions of the API that it fits
 * @param requires the plugins that it needs
 * @param url its jar or zip, relative to the index
 * @param size in bytes
 * @param sha256 of the file
 * @param signer who signed it, if somebody did; the signature lies beside the file
 */
public record IndexEntry(
        String id,
        SemanticVersion version,
        String description,
        VersionRange api,
        List<Requirement> requires,
        String url,
        long size,
        String sha256,
        Optional<Signer> signer) {

    /**
     * Who signed.
     *
     * @param publisher the name
     * @param key the fingerprint
     */
    public record Signer(String publisher, String key) {}

    public IndexEntry {
        requires = List.copyOf(requires);
    }

    /** {@code id@version}. */
    @Override
    public String toString() {
        return id + "@" + version;
    }
}
