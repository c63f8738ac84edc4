/** Lends the equation compiler, and networks of installed components, to the test kit. */
module org.ranvier.laboratory {
    requires org.ranvier.compiler;
    requires org.ranvier.config;
    requires org.ranvier.runtime;
    requires org.ranvier.support;
    requires org.ranvier.testkit;
    requires org.ranvier.text;
    requires org.junit.platform.launcher;
    requires org.ranvier.training;
    requires java.management;
    requires jdk.management;

    uses org.ranvier.api.backend.Backend;
    uses org.ranvier.api.data.Objective;
    uses org.ranvier.api.model.Connectivity;
    uses org.ranvier.api.learning.DelayLearner;
    uses org.ranvier.api.model.Initializer;
    uses org.ranvier.api.model.Neuron;
    uses org.ranvier.api.learning.Optimizer;
    uses org.ranvier.api.learning.Regularizer;
    uses org.ranvier.api.learning.Surrogate;
    uses org.ranvier.api.model.Synapse;
    uses org.ranvier.api.model.WeightParametrization;

    // JUnit makes the contracts of a plugin that is verified.
    opens org.ranvier.laboratory.verify to
            org.junit.platform.commons;

    // Repeated in META-INF/services, as tests of a plugin see this on the class path.
    provides org.ranvier.testkit.spi.ModelCompiler with
            org.ranvier.laboratory.CoreModelCompiler;
    provides org.ranvier.testkit.spi.NetworkFactory with
            org.ranvier.laboratory.PluginNetworkFactory;
    provides org.ranvier.testkit.spi.PluginUnloading with
            org.ranvier.laboratory.ForkedUnloading;
    provides org.ranvier.testkit.spi.SettingsFile with
            org.ranvier.laboratory.ExperimentSettingsFile;
}
