/**
 * The contracts of Ranvier. A plugin requires this module and nothing else of the platform.
 *
 * <ul>
 *   <li>{@link org.ranvier.api} – components, their settings, problems, and the shared random numbers;
 *   <li>{@link org.ranvier.api.model} – for scientists: equations of neurons and synapses, and who is connected;
 *   <li>{@link org.ranvier.api.learning} – for scientists: delay learners, optimisers, surrogates, structure learners;
 *   <li>{@link org.ranvier.api.event} – for scientists: exact spike times and their gradients;
 *   <li>{@link org.ranvier.api.data} – signals, targets, datasets, encoders, recordings, objectives;
 *   <li>{@link org.ranvier.api.backend} – for authors of backends: programs, their sessions and options;
 *   <li>{@link org.ranvier.api.plan} – for authors of backends: the plan of a network and its lowered equations;
 *   <li>{@link org.ranvier.api.exchange} – for authors of file formats: networks that leave and enter;
 *   <li>{@link org.ranvier.api.hardware} – for hardware groups: placing, measuring and serving;
 *   <li>{@link org.ranvier.api.engine} – for people with clusters: where the trials of sweeps run.
 * </ul>
 *
 * <p>The version of this module is that of the contracts; it stays 0.x until they are frozen.
 */
module org.ranvier.api {
    exports org.ranvier.api;
    exports org.ranvier.api.model;
    exports org.ranvier.api.learning;
    exports org.ranvier.api.event;
    exports org.ranvier.api.data;
    exports org.ranvier.api.backend;
    exports org.ranvier.api.plan;
    exports org.ranvier.api.exchange;
    exports org.ranvier.api.hardware;
    exports org.ranvier.api.engine;
}
