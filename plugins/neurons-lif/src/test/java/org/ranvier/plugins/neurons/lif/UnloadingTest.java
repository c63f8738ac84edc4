package org.ranvier.plugins.neurons.lif;

import org.ranvier.testkit.UnloadingContract;

/** Nothing is left of the plugin when it is unloaded. */
class UnloadingTest extends UnloadingContract {}
