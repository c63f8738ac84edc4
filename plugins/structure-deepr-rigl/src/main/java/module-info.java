/** Synapses that drop and grow in training: DEEP R, RigL, SET, and none of it. */
module org.ranvier.plugins.structure.deepr.rigl {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.StructureLearner with
            org.ranvier.plugins.structure.deepr.rigl.DeepR,
            org.ranvier.plugins.structure.deepr.rigl.RigL,
            org.ranvier.plugins.structure.deepr.rigl.Set,
            org.ranvier.plugins.structure.deepr.rigl.Static;
}
