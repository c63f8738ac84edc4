package org.ranvier.conformance.rooms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Ways from a package back to itself by what packages use. */
final class Cycles {

    private final Map<String, Room> rooms = new TreeMap<>();

    private Cycles(List<Room> all) {
        all.forEach(room -> rooms.put(room.name(), room));
    }

    /** Returns one way for each package that has one, such as {@code a → b → a}. */
    static List<String> among(List<Room> rooms) {
        Cycles cycles = new Cycles(rooms);
        List<String> found = new ArrayList<>();
        for (String start : cycles.rooms.keySet()) {
            List<String> way = new ArrayList<>(List.of(start));
            if (cycles.leads(start, start, way, new HashSet<>())) {
                found.add(String.join(" → ", way));
            }
        }
        return found;
    }

    private boolean leads(String from, String target, List<String> way, Set<String> seen) {
        for (String next : rooms.get(from).mentions()) {
            if (rooms.containsKey(next) && seen.add(next)) {
                way.add(next);
                if (next.equals(target) || leads(next, target, way, seen)) {
                    return true;
                }
                way.removeLast();
            }
        }
        return false;
    }
}
