package org.ranvier.compiler;

import java.util.Set;

/**
 * Input of the compiler besides the equations.
 *
 * @param element the element's name; distinguishes the draws of equal models
 * @param plugin the plugin the model comes from, for messages
 * @param dtMs the length of a tick in ms
 * @param spike how a threshold is differentiated
 * @param detachReset whether no gradient flows through the spike in updates and resets
 * @param parameters the parameters that equations may name
 * @param trainable those of them that are trained
 */
public record CompileContext(
        String element,
        String plugin,
        double dtMs,
        SpikeFunction spike,
        boolean detachReset,
        Set<String> parameters,
        Set<String> trainable) {

    public CompileContext {
        parameters = Set.copyOf(parameters);
        trainable = Set.copyOf(trainable);
    }
}
