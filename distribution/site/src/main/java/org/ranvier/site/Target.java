package org.ranvier.site;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a link within the source tree leads to.
 *
 * @param place a file, from the root of the tree, with slashes
 * @param anchor a heading in it; empty for its beginning
 */
record Target(String place, String anchor) {

    /** Returns the target of a link; empty for one that leaves the tree, such as an address of the web. */
    static Optional<Target> of(String from, String link) {
        if (URI.create(link).getScheme() != null) {
            return Optional.empty();
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        String anchor = hash < 0 ? "" : link.substring(hash + 1);
        String place = path.isEmpty()
                ? from
                : Path.of(from).resolveSibling(path).normalize().toString().replace('\\', '/');
        return Optional.of(new Target(place, anchor));
    }

    /** The address in the site, from its top. */
    String address() {
        return addressOf(place) + (anchor.isEmpty() ? "" : "#" + anchor);
    }

    /** A page that is named for being read first is what a browser shows of its folder. */
    static String addressOf(String place) {
        return place.replaceFirst("(^|/)README\\.md$", "$1index.html").replaceFirst("\\.md$", ".html");
    }
}
