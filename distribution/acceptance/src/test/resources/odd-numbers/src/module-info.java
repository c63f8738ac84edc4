/** Components that give numbers which are none, and targets of every kind. */
module com.example.odd {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Dataset with com.example.odd.OddData;
    provides org.ranvier.api.data.Encoder with com.example.odd.OddEncoder;
    provides org.ranvier.api.data.Objective with com.example.odd.OddObjective;
    provides org.ranvier.api.learning.DelayLearner with com.example.odd.OddDelays;
    provides org.ranvier.api.model.Initializer with com.example.odd.OddStart;
    provides org.ranvier.api.model.Neuron with com.example.odd.OddNeuron;
    provides org.ranvier.api.learning.Optimizer with com.example.odd.OddOptimizer;
    provides org.ranvier.api.learning.Schedule with com.example.odd.OddSchedule;
}
