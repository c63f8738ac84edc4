/** Tests only: this module makes them run on the module path, where plugins get layers of their own. */
module org.ranvier.conformance {
    requires java.management;
    // What a thread has allocated.
    requires jdk.management;
    // Whether draws have the distribution that they should have.
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;
    requires org.ranvier.data;
    requires org.ranvier.install;
    requires org.ranvier.training;
    // A plan of an old format is made of one of today.
    requires tools.jackson.databind;
}
