package org.ranvier.cli.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.data.Checksum;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.config.ConfigWriter;
import org.ranvier.fetch.Digests;
import org.ranvier.training.data.ImportedData;

/**
 * All about imported data, with the checksums of its files looked at.
 *
 * @param data which
 * @param files what is to say of each file
 */
record ImportedPage(ImportedData data, Map<String, String> files) {

    private static final String RIGHT = "checksum right";

    static ImportedPage of(ImportedData data) {
        Map<String, String> files = new LinkedHashMap<>();
        data.sha256().forEach((file, sum) -> files.put(file, says(data.folder().resolve(file), sum)));
        return new ImportedPage(data, files);
    }

    void print(Console console) {
        console.text().println(data.name() + " – " + data.text("title").orElse("imported data"));
        Table table = new Table(2)
                .row("folder", data.folder().toString())
                .row("licence", data.text("licence").orElse("unknown"))
                .row("samples", data.text("samples").orElse("unknown"));
        if (!data.texts("classes").isEmpty()) {
            table.row("classes", data.texts("classes").size() + ": " + String.join(", ", data.texts("classes")));
        }
        if (!data.texts("channels").isEmpty()) {
            table.row("channels", String.join(", ", data.texts("channels")));
        }
        files.forEach(table::row);
        console.text().print(table.text(console.width()));
        console.text().println("An experiment that says  data: {dataset: " + data.name() + "}  means");
        ConfigWriter.write(data.data()).lines().forEach(line -> console.text().println("  " + line));
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("imported", data.name());
        json.put("folder", data.folder().toString());
        json.put("licence", data.text("licence").orElse("unknown"));
        json.put("classes", data.texts("classes"));
        json.put("channels", data.texts("channels"));
        json.put("sha256", data.sha256());
        json.put("complete", files.values().stream().allMatch(RIGHT::equals));
        return json;
    }

    private static String says(Path file, String sum) {
        if (!Files.isRegularFile(file)) {
            return "missing";
        }
        try {
            return Digests.of(file, Checksum.Algorithm.SHA256).equals(sum) ? RIGHT : "changed since it was imported";
        } catch (IOException e) {
            return "cannot be read (" + e + ")";
        }
    }
}
