package org.ranvier.site;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The ids of a page's headings, as hosts of source trees make them, so that links work there and here. */
final class Anchors {

    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * Returns the id of the next heading: letters and digits, with hyphens for spaces, and a number where it is taken.
     */
    String next(String heading) {
        String id = heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        int before = seen.merge(id, 1, Integer::sum) - 1;
        return before == 0 ? id : id + "-" + before;
    }
}
