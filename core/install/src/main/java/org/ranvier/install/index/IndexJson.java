package org.ranvier.install.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Requirement;
import org.ranvier.runtime.plugin.SemanticVersion;
import org.ranvier.runtime.plugin.VersionRange;
import org.ranvier.text.Printable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Indexes as JSON. Keys that are unknown are passed over, so that later versions may add some. */
final class IndexJson {

    private static final int FORMAT = 1;
    private static final String FORMAT_KEY = "ranvier_index";
    private static final String WRITTEN = "written";
    private static final String PLUGINS = "plugins";
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern REQUIREMENT = Pattern.compile("([a-z0-9-]+)\\s*(\\S.*)");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PLAIN_PATH = Pattern.compile("[^/\\\\:?#%\\p{Cntrl}]+(/[^/\\\\:?#%\\p{Cntrl}]+)*");

    /**
     * What an index says.
     *
     * @param entries the plugins
     * @param written when it was written, where it is to be signed
     */
    record Contents(List<IndexEntry> entries, Optional<Instant> written) {
        Contents {
            entries = List.copyOf(entries);
        }
    }

    private IndexJson() {}

    static String write(Contents contents) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode index = mapper.createObjectNode();
        index.put(FORMAT_KEY, FORMAT);
        contents.written().ifPresent(written -> index.put(WRITTEN, written.toString()));
        ArrayNode plugins = index.putArray(PLUGINS);
        for (IndexEntry entry : contents.entries()) {
            ObjectNode node = plugins.addObject();
            node.put("id", entry.id());
            node.put("version", entry.version().toString());
            node.put("description", entry.description());
            node.put("api", entry.api().toString());
            ArrayNode requires = node.putArray("requires");
            entry.requires().forEach(requirement -> requires.add(requirement.toString()));
            node.put("url", entry.url());
            node.put("size", entry.size());
            node.put("sha256", entry.sha256());
            entry.signer().ifPresent(signer -> {
                node.put("publisher", signer.publisher());
                node.put("key", signer.key());
            });
        }
        return index.toPrettyString() + "\n";
    }

    static Contents read(String text, String where) {
        List<IndexEntry> entries = new ArrayList<>();
        int n = 0;
        try {
            JsonNode index = JsonMapper.shared().readTree(text);
            if (index.path(FORMAT_KEY).asInt(0) != FORMAT) {
                throw new IllegalArgumentException("it has no \"" + FORMAT_KEY + "\": " + FORMAT);
            }
            Optional<Instant> written = written(index);
            for (JsonNode node : index.path(PLUGINS)) {
                n++;
                entries.add(entry(node));
            }
            return new Contents(entries, written);
        } catch (JacksonException e) {
            throw damaged(where, "it is no JSON (" + e.getOriginalMessage() + ")");
        } catch (IllegalArgumentException e) {
            throw damaged(where, n == 0 ? e.getMessage() : "of its plugin " + n + ", " + e.getMessage());
        }
    }

    private static Optional<Instant> written(JsonNode index) {
        if (!index.has(WRITTEN)) {
            return Optional.empty();
        }
        String text = index.path(WRITTEN).asString("");
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + WRITTEN + "' is no time such as 2026-01-31T12:00:00Z, but '" + Printable.of(text) + "'", e);
        }
    }

    private static IndexEntry entry(JsonNode node) {
        List<Requirement> requires = new ArrayList<>();
        for (JsonNode each : node.path("requires")) {
            Matcher parts = REQUIREMENT.matcher(each.asString(""));
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + each.asString("") + "' is not a plugin and a version range");
            }
            requires.add(new Requirement(parts.group(1), VersionRange.parse(parts.group(2))));
        }
        Optional<IndexEntry.Signer> signer = node.has("key")
                ? Optional.of(new IndexEntry.Signer(
                        Printable.of(node.path("publisher").asString("")),
                        Printable.of(node.path("key").asString(""))))
                : Optional.empty();
        long size = node.path("size").asLong(-1);
        if (size < 0) {
            throw new IllegalArgumentException("'size' is not a number of bytes");
        }
        return new IndexEntry(
                text(node, "id", ID),
                SemanticVersion.parse(node.path("version").asString("")),
                Printable.of(node.path("description").asString("")),
                VersionRange.parse(node.path("api").asString("")),
                requires,
                text(node, "url", PLAIN_PATH),
                size,
                text(node, "sha256", SHA256),
                signer);
    }

    private static String text(JsonNode node, String key, Pattern form) {
        String text = node.path(key).asString("");
        if (!form.matcher(text).matches() || List.of(text.split("/")).contains("..")) {
            throw new IllegalArgumentException("'" + key + "' cannot be '" + Printable.of(text) + "'");
        }
        return text;
    }

    private static RanvierException damaged(String where, String why) {
        return new RanvierException(Problem.plugin(
                "", where, "it is no index of plugins: " + why, "write it again with: ranvier plugin index DIR"));
    }
}
