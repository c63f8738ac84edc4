package org.ranvier.runtime.plugin;

/**
 * Observer of the code of plugins as it runs, so that somebody can say what ran last when the process ends without a
 * word. It is asked at every call of a component, by all threads, and should do next to nothing.
 */
public interface CallObserver {

    /** Observer that looks at nothing. */
    CallObserver NONE = new CallObserver() {
        @Override
        public void entered(Plugin plugin, String subject, String method) {}

        @Override
        public void left() {}
    };

    /**
     * Code of a plugin is about to run.
     *
     * @param plugin the plugin
     * @param subject what is called, such as {@code the neuron 'lif'}
     * @param method the method, or {@code <init>} for a constructor
     */
    void entered(Plugin plugin, String subject, String method);

    /** The code that was entered last on this thread has ended. */
    void left();
}
