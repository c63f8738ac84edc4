package org.ranvier.cli.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the process that runs the test kit says, line by line, as its {@code Report} writes it. */
final class Transcript {

    private final List<Tested> tested = new ArrayList<>();
    private final Consumer<Tested> ends;
    private Tested current;

    /** @param ends is told of everything that was tested to its end */
    Transcript(Consumer<Tested> ends) {
        this.ends = ends;
    }

    void read(String line) {
        List<String> fields = List.of(line.split("\t", -1)).stream()
                .map(Transcript::unescaped)
                .toList();
        switch (fields.getFirst()) {
            case "begin" -> current = new Tested(fields.get(1), fields.get(2), fields.get(3));
            case "tested" -> {} // it gets on
            case "passed" -> current = current.withPassed(Integer.parseInt(fields.get(1)));
            case "skipped" -> current.skipped().put(fields.get(2), Integer.parseInt(fields.get(1)));
            case "failed" -> current.failed().put(fields.get(1), fields.get(2));
            case "end" -> close();
            default -> throw new IllegalStateException("unknown line: " + line);
        }
    }

    /** Notes that the process ended or was ended, in the midst of what it began. */
    void breakOff(String reason) {
        if (current == null) {
            current = new Tested("", "", "start");
        }
        current.failed().put("the process that tests", reason);
        close();
    }

    boolean isOpen() {
        return current != null || tested.isEmpty();
    }

    List<Tested> tested() {
        return List.copyOf(tested);
    }

    private void close() {
        tested.add(current);
        ends.accept(current);
        current = null;
    }

    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < field.length(); n++) {
            char c = field.charAt(n);
            if (c == '\\') {
                n++;
                text.append(Map.of('n', '\n', 'r', '\r', 't', '\t').getOrDefault(field.charAt(n), field.charAt(n)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
