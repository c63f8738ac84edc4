package org.ranvier.distribution.release;

/** What is said of a release: changes, plugins, and what authors of plugins have to know. */
final class Notes {

    private Notes() {}

    static String of(String version, String changes, Plugins plugins, MigrationNotes migration) {
        return """
                # Ranvier %s

                %s

                ## Plugins

                Each has a version of its own.

                %s
                ## For authors of plugins

                %s""".formatted(version, changes, plugins.table(), migration.text());
    }
}
