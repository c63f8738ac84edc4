package org.ranvier.cli.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tests of one component, and what came out.
 *
 * @param component its name; empty where all of the plugin is concerned
 * @param contract the contract of the api that it keeps
 * @param what what was tested
 * @param passed how many tests passed
 * @param skipped how many were skipped, by the reason
 * @param failed what failed, with the reason
 */
record Tested(
        String component,
        String contract,
        String what,
        int passed,
        Map<String, Integer> skipped,
        Map<String, String> failed) {

    Tested(String component, String contract, String what) {
        this(component, contract, what, 0, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    Tested withPassed(int number) {
        return new Tested(component, contract, what, number, skipped, failed);
    }

    boolean isOk() {
        return failed.isEmpty();
    }

    /** One line of what people read. */
    String summary() {
        List<String> parts = new ArrayList<>();
        int skips = skipped.values().stream().mapToInt(Integer::intValue).sum();
        if (passed > 0) {
            parts.add(passed + " passed");
        }
        if (!failed.isEmpty()) {
            parts.add(failed.size() + " failed");
        }
        if (skips > 0) {
            parts.add(skips + " skipped");
        }
        return String.join(", ", parts);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("component", component);
        json.put("contract", contract);
        json.put("tested", what);
        json.put("passed", passed);
        json.put("skipped", skipped);
        json.put("failed", failed);
        return json;
    }
}
