package org.ranvier.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The modules declared in the build files. */
final class Reactor {

    private Reactor() {}

    /** The directories of the modules of a parent, in its order. */
    static List<Path> modules(Path parent) throws IOException {
        return texts(parent.resolve("pom.xml"), "module").stream()
                .map(parent::resolve)
                .toList();
    }

    /**
     * Requires that a build file has every module as a dependency. Maven knows only from dependencies that the modules
     * must be built first, in parallel builds and with {@code -am}.
     */
    static void requireDependencies(Path pom, List<Path> modules) throws IOException {
        Set<String> known = new HashSet<>(texts(pom, "artifactId"));
        List<String> missing = modules.stream()
                .map(m -> m.getFileName().toString())
                .filter(m -> !known.contains(m))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("distribution/pom.xml lacks a dependency on " + String.join(", ", missing)
                    + ": add one like those of the other plugins");
        }
    }

    private static List<String> texts(Path xml, String element) throws IOException {
        try {
            NodeList nodes = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(xml.toFile())
                    .getElementsByTagName(element);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent().strip());
            }
            return texts;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(xml + " cannot be parsed: " + e.getMessage(), e);
        }
    }
}
