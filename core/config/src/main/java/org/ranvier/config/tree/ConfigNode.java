package org.ranvier.config.tree;

/** A piece of configuration that knows where it was written. Immutable. */
public sealed interface ConfigNode permits Mapping, Sequence, Numbers, Scalar {

    /** Returns the place where it starts. */
    Place place();

    /** Returns the words for it in a message: {@code the text 'many'}, {@code a list of 3}. */
    String found();

    /** Whether it is written as {@code null}, {@code ~} or nothing at all, which counts as not given. */
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.value() == null;
    }
}
