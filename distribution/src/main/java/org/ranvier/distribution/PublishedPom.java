package org.ranvier.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The build file of a module as others need it: coordinates and what it depends on, with versions, and nothing of how
 * it is built.
 *
 * @param group its group
 * @param artifact its name
 * @param version its version
 * @param name what people call it, or what it is
 * @param dependencies what it needs at run time
 */
record PublishedPom(String group, String artifact, String version, String name, List<Dependency> dependencies) {

    /** Another artifact. */
    record Dependency(String group, String artifact, String version) {
        String xml(String indent) {
            return """
                    <dependency>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <version>%s</version>
                    </dependency>
                    """.formatted(group, artifact, version).indent(indent.length());
        }
    }

    /**
     * The versions that the build files at the top manage.
     *
     * @param properties by name
     * @param managed by group and artifact
     */
    record Versions(Map<String, String> properties, Map<String, String> managed) {

        static Versions read(Path root) throws IOException {
            Versions versions = new Versions(new HashMap<>(), new HashMap<>());
            for (String file : List.of("pom.xml", "plugins/pom.xml")) {
                Element project = parse(root.resolve(file));
                child(project, "properties")
                        .ifPresent(all -> children(all)
                                .forEach(p -> versions.properties.put(
                                        p.getTagName(), p.getTextContent().strip())));
                child(project, "dependencyManagement")
                        .flatMap(all -> child(all, "dependencies"))
                        .ifPresent(all -> children(all)
                                .forEach(d -> versions.managed.put(
                                        versions.text(d, "groupId") + ":" + versions.text(d, "artifactId"),
                                        versions.text(d, "version"))));
            }
            return versions;
        }

        /** What the build file in a directory manages itself, as entries of {@code dependencyManagement}. */
        String managedIn(Path directory) throws IOException {
            return child(parse(directory.resolve("pom.xml")), "dependencyManagement")
                    .flatMap(all -> child(all, "dependencies"))
                    .map(PublishedPom::children)
                    .orElse(List.of())
                    .stream()
                    .map(d -> dependency(d, this).xml(" ".repeat(6)))
                    .collect(Collectors.joining());
        }

        private String text(Element parent, String name) {
            String text = child(parent, name).map(Node::getTextContent).orElse("");
            for (Map.Entry<String, String> property : properties.entrySet()) {
                text = text.replace("${" + property.getKey() + "}", property.getValue());
            }
            return text.strip().replaceAll("\\s+", " ");
        }
    }

    /** Reads the build file in a directory. */
    static PublishedPom read(Path directory, Versions versions) throws IOException {
        Element project = parse(directory.resolve("pom.xml"));
        Element parent = child(project, "parent").orElseThrow();
        List<Dependency> dependencies = new ArrayList<>();
        child(project, "dependencies")
                .ifPresent(all -> children(all).forEach(d -> {
                    String scope = versions.text(d, "scope");
                    if (scope.isEmpty() || scope.equals("compile") || scope.equals("runtime")) {
                        dependencies.add(dependency(d, versions));
                    }
                }));
        String description = versions.text(project, "description");
        return new PublishedPom(
                child(project, "groupId").isPresent()
                        ? versions.text(project, "groupId")
                        : versions.text(parent, "groupId"),
                versions.text(project, "artifactId"),
                child(project, "version").isPresent()
                        ? versions.text(project, "version")
                        : versions.text(parent, "version"),
                description.isEmpty() ? versions.text(project, "name") : description,
                List.copyOf(dependencies));
    }

    private static Dependency dependency(Element d, Versions versions) {
        String group = versions.text(d, "groupId");
        String artifact = versions.text(d, "artifactId");
        String own = versions.text(d, "version");
        String version = own.isEmpty() ? versions.managed.get(group + ":" + artifact) : own;
        if (version == null) {
            throw new IllegalStateException("no build file manages the version of " + group + ":" + artifact);
        }
        return new Dependency(group, artifact, version);
    }

    /** The name of its jar. */
    String jar() {
        return artifact + "-" + version + ".jar";
    }

    /** It as an entry of {@code dependencyManagement}. */
    String managed() {
        return new Dependency(group, artifact, version).xml(" ".repeat(6));
    }

    String text() {
        String needs = dependencies.stream().map(d -> d.xml(" ".repeat(4))).collect(Collectors.joining());
        return project("jar", needs.isEmpty() ? "" : "  <dependencies>\n" + needs + "  </dependencies>\n");
    }

    /**
     * The text of a list of versions.
     *
     * @param managed its entries
     */
    String bom(String managed) {
        return project(
                "pom",
                "  <dependencyManagement>\n    <dependencies>\n" + managed
                        + "    </dependencies>\n  </dependencyManagement>\n");
    }

    private String project(String packaging, String rest) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                  <packaging>%s</packaging>
                  <name>%s</name>
                  <licenses>
                    <license>
                      <name>Apache-2.0</name>
                      <url>https://www.apache.org/licenses/LICENSE-2.0.txt</url>
                    </license>
                  </licenses>
                %s</project>
                """.formatted(group, artifact, version, packaging, name, rest);
    }

    private static Element parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " cannot be parsed: " + e.getMessage(), e);
        }
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(e -> e.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
