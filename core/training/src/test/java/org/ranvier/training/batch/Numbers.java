package org.ranvier.training.batch;

import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/** Samples that are their own numbers, each of a class of its own. */
final class Numbers implements Dataset.Split {

    private final int size;

    Numbers(int size) {
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Example get(int index) {
        return Example.of(new Sample.Values(new double[] {index}, new int[] {1}), new Target.ClassLabel(index));
    }

    @Override
    public int labelOf(int index) {
        return index;
    }
}
