package org.ranvier.distribution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The bill of materials of the program, in CycloneDX 1.6: every library of others with its coordinates, licences and
 * SHA-256. Equal libraries give equal bytes: it has neither a time nor a serial number, both of which may be left out.
 */
final class Sbom {

    /** Identifiers of SPDX, as the table of licences has them among words. */
    private static final Pattern LICENCE =
            Pattern.compile("\\b(?:[A-Z][A-Za-z]*(?:-[A-Za-z0-9]+)*-[0-9][0-9.]*(?:-[A-Za-z]+)*|MIT)\\b");

    private Sbom() {}

    static byte[] of(String version, List<ThirdParty.Library> libraries) {
        String components = libraries.stream().map(Sbom::component).collect(Collectors.joining(",\n"));
        return """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {
                    "component": {
                      "type": "application",
                      "bom-ref": "pkg:maven/org.ranvier/ranvier@%1$s",
                      "group": "org.ranvier",
                      "name": "ranvier",
                      "version": "%1$s",
                      "purl": "pkg:maven/org.ranvier/ranvier@%1$s",
                      "licenses": [{"license": {"id": "Apache-2.0"}}]
                    }
                  },
                  "components": [
                %2$s
                  ]
                }
                """.formatted(version, components).getBytes(StandardCharsets.UTF_8);
    }

    private static String component(ThirdParty.Library library) {
        String purl = "pkg:maven/" + library.group() + "/" + library.artifact() + "@" + library.version();
        List<String> licences = new ArrayList<>();
        Matcher found = LICENCE.matcher(library.licence());
        while (found.find()) {
            licences.add("{\"license\": {\"id\": \"" + found.group() + "\"}}");
        }
        return """
                    {
                      "type": "library",
                      "bom-ref": "%1$s",
                      "group": "%2$s",
                      "name": "%3$s",
                      "version": "%4$s",
                      "purl": "%1$s",
                      "hashes": [{"alg": "SHA-256", "content": "%5$s"}],
                      "licenses": [%6$s]
                    }""".formatted(
                        purl,
                        library.group(),
                        library.artifact(),
                        library.version(),
                        library.sha256(),
                        String.join(", ", licences));
    }
}
