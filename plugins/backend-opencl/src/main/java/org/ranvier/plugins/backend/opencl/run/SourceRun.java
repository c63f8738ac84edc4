package org.ranvier.plugins.backend.opencl.run;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.plugins.backend.opencl.cl.Buffer;

/** An input, a population or a dropout in a batch. */
final class SourceRun {

    final String name;
    final int width;
    /** The signal that it sends. */
    Signal output;
    /** The ticks at which an input is active, as marked by {@link InputLoader}; null for other sources. */
    Buffer active;
    /** dL/d output; null where it is not wanted. */
    Signal dOutput;
    /** The neurons of a population. */
    PopulationRun course;
    /** The source that a dropout reads, and its mask: [group][neuron][sample of the group]. */
    SourceRun dropped;

    Buffer mask;
    double probability;

    final List<ProjectionRun> in = new ArrayList<>();
    final List<ProjectionRun> out = new ArrayList<>();
    /** One signal per port, and the wires that are added up to make it; a port with one wire is what that delivers. */
    final List<Signal> ports = new ArrayList<>();

    final List<List<ProjectionRun>> wiresOf = new ArrayList<>();
    /** dL/d ports. */
    final List<Signal> dPorts = new ArrayList<>();

    SourceRun(String name, int width) {
        this.name = name;
        this.width = width;
    }
}
