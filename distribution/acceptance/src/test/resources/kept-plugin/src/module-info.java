/** One component of every kind that a plugin's author writes. */
module com.example.kept {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Dataset with com.example.kept.KeptData;
    provides org.ranvier.api.data.Encoder with com.example.kept.KeptEncoder;
    provides org.ranvier.api.data.Objective with com.example.kept.KeptObjective;
    provides org.ranvier.api.model.Connectivity with com.example.kept.KeptConnectivity;
    provides org.ranvier.api.learning.DelayLearner with com.example.kept.KeptDelays;
    provides org.ranvier.api.model.Initializer with com.example.kept.KeptStart;
    provides org.ranvier.api.model.Neuron with com.example.kept.KeptNeuron;
    provides org.ranvier.api.learning.Optimizer with com.example.kept.KeptOptimizer;
    provides org.ranvier.api.learning.Regularizer with com.example.kept.KeptPenalty;
    provides org.ranvier.api.learning.Schedule with com.example.kept.KeptSchedule;
    provides org.ranvier.api.learning.StructureLearner with com.example.kept.KeptStructure;
    provides org.ranvier.api.learning.Surrogate with com.example.kept.KeptSurrogate;
    provides org.ranvier.api.model.Synapse with com.example.kept.KeptSynapse;
    provides org.ranvier.api.model.WeightParametrization with com.example.kept.KeptWeights;
}
