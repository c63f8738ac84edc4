package org.ranvier.training.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An epoch, from its first batch to its last checkpoint. */
@Name("org.ranvier.Epoch")
@Label("Epoch")
@Category("Ranvier")
@Description("An epoch of training, with evaluation and checkpoints")
@StackTrace(false)
public final class EpochEvent extends Event {

    @Label("Epoch")
    public int epoch;

    @Label("Batches")
    public int batches;

    @Label("Training Loss")
    public double trainingLoss;

    @Label("Validation Loss")
    public double validationLoss;

    @Label("Best So Far")
    public boolean best;
}
