/**
 * The contracts of Ranvier. A plugin requires this module and nothing else of the platform.
 *
 * <ul>
 *   <li>{@link org.ranvier.api} – components, their settings, problems, and the shared random numbers;
 *   <li>{@link org.ranvier.api.model} – for scientists: equations of neurons, synapses, delay learners, optimisers;
 *   <li>{@link org.ranvier.api.data} – signals, targets, datasets, encoders, recordings, objectives;
 *   <li>{@link org.ranvier.api.backend} – for hardware authors: the network plan and its lowered steps.
 * </ul>
 *
 * <p>The version of this module is that of the contracts; it stays 0.x until they are frozen.
 */
module org.ranvier.api {
    exports org.ranvier.api;
    exports org.ranvier.api.model;
    exports org.ranvier.api.data;
    exports org.ranvier.api.backend;
}
