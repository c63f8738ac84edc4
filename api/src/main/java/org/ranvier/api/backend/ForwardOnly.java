package org.ranvier.api.backend;

/** Exception thrown by a backend without {@link Capability#TRAINING} when it is asked for more than forward runs. */
final class ForwardOnly {

    private ForwardOnly() {}

    static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("this backend runs forward only; it lacks " + Capability.TRAINING);
    }
}
