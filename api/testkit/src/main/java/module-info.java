/**
 * Contract tests for the authors of plugins: extend one for every component, and JUnit runs it.
 *
 * <p>It requires the api and JUnit only. What it needs of the platform, the equation compiler and networks of installed
 * components, it finds as {@linkplain org.ranvier.testkit.spi services}. The module is open, so that JUnit can call
 * tests that a contract does not make public.
 */
open module org.ranvier.testkit {
    requires transitive org.junit.jupiter.api;
    requires transitive org.ranvier.api;

    exports org.ranvier.testkit;
    exports org.ranvier.testkit.backend;
    exports org.ranvier.testkit.spi;

    uses org.ranvier.testkit.spi.ModelCompiler;
    uses org.ranvier.testkit.spi.NetworkFactory;
    uses org.ranvier.testkit.spi.PluginUnloading;
    uses org.ranvier.testkit.spi.SettingsFile;
}
