package org.ranvier.training.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The compilation of a network by a backend. */
@Name("org.ranvier.Compile")
@Label("Network Compilation")
@Category("Ranvier")
@Description("A network compiled by a backend")
@StackTrace(false)
public final class CompileEvent extends Event {

    @Label("Backend")
    public String backend;

    @Label("Trained Parameters")
    public int parameters;

    @Label("Threads")
    public int threads;
}
