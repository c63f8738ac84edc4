package org.ranvier.config.tree;

import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers the entries of a mapping; a key given twice is a problem, because one of the values would be lost. */
public final class MappingBuilder {

    private final Place place;
    private final Problems problems;
    private final Map<String, Mapping.Entry> entries = new LinkedHashMap<>();

    public MappingBuilder(Place place, Problems problems) {
        this.place = place;
        this.problems = problems;
    }

    public void put(Place keyPlace, String key, ConfigNode value) {
        Mapping.Entry first = entries.putIfAbsent(key, new Mapping.Entry(keyPlace, value));
        if (first != null) {
            String before = first.keyPlace().line() == 0
                    ? ""
                    : ", first in line " + first.keyPlace().line();
            problems.add(keyPlace, "'" + key + "' is given twice" + before, "keep one of them");
        }
    }

    public Mapping build() {
        return new Mapping(place, entries);
    }
}
