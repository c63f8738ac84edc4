package org.ranvier.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Promise that a public type makes to what is compiled against it. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiStatus {

    /** Promises of types. */
    enum Status {
        /** What is compiled against the type runs, and means the same, on every later 1.x. */
        STABLE,
        /** What reads the type runs on every later 1.x; its constructors belong to the platform and may change. */
        MAINTAINED,
        /** The type may change with any version. */
        EXPERIMENTAL,
        /** The type will go with the next major version; its Javadoc says what takes its place. */
        DEPRECATED
    }

    /** Returns the promise. */
    Status value();

    /** Returns the version of the api that first had the type. */
    String since();
}
