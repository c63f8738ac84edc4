package org.ranvier.api.backend;

/** What a backend without {@link Capability#TRAINING} answers when it is asked for more. */
final class ForwardOnly {

    private ForwardOnly() {}

    static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("this backend runs forward only; it lacks " + Capability.TRAINING);
    }
}
