package org.ranvier.distribution.release;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the release is made with.
 *
 * @param root the source tree
 * @param out where it is put together
 * @param dryRun whether nothing is published
 * @param key the file of the key that signs it
 * @param to the folder that releases are published in
 * @param address where that folder is served, for the installer
 */
record Options(Path root, Path out, boolean dryRun, Optional<Path> key, Optional<Path> to, Optional<String> address) {

    private static final Set<String> NAMES = Set.of("--root", "--out", "--key", "--to", "--address");

    static Options parse(String[] args) {
        Map<String, String> values = new HashMap<>();
        boolean dryRun = false;
        for (int n = 0; n < args.length; n++) {
            if (args[n].equals("--dry-run")) {
                dryRun = true;
            } else if (NAMES.contains(args[n]) && n + 1 < args.length) {
                values.put(args[n], args[++n]);
            } else {
                throw new Refused(List.of("'" + args[n] + "' is no option, or lacks its value; see --help"));
            }
        }
        Path root = Path.of(values.get("--root")).toAbsolutePath();
        return new Options(
                root,
                path(values, "--out").orElse(root.resolve("distribution/target/release")),
                dryRun,
                path(values, "--key"),
                path(values, "--to"),
                Optional.ofNullable(values.get("--address")));
    }

    private static Optional<Path> path(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).map(value -> Path.of(value).toAbsolutePath());
    }
}
