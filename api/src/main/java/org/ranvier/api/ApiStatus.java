package org.ranvier.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Compatibility promise of a public type to the code that is compiled against it. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiStatus {

    /** Promises of types. */
    enum Status {
        /** Code compiled against the type runs, with the same meaning, on every later 1.x. */
        STABLE,
        /**
         * Code that only reads the type runs on every later 1.x; its constructors belong to the platform and may
         * change.
         */
        MAINTAINED,
        /** The type may change with any version. */
        EXPERIMENTAL,
        /** The type will go with the next major version; its Javadoc says what takes its place. */
        DEPRECATED
    }

    /** {@return the promise} */
    Status value();

    /** {@return the version of the api that first had the type} */
    String since();
}
