package org.ranvier.training.flight;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The writing of a checkpoint. */
@Name("org.ranvier.Checkpoint")
@Label("Checkpoint")
@Category("Ranvier")
@Description("A checkpoint, from reading the parameters to the synced file")
@StackTrace(false)
public final class CheckpointEvent extends Event {

    @Label("File")
    public String file;

    @Label("Epoch")
    public int epoch;

    @Label("Size")
    @DataAmount
    public long bytes;
}
