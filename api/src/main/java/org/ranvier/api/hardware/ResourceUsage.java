package org.ranvier.api.hardware;

import org.ranvier.api.ApiStatus;

/** Usage of one limited resource of a piece of hardware. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public final class ResourceUsage {

    private final String resource;
    private final double used;
    private final double limit;
    private final String where;

    private ResourceUsage(String resource, double used, double limit, String where) {
        this.resource = resource;
        this.used = used;
        this.limit = limit;
        this.where = where;
    }

    /**
     * {@return the usage of a resource}
     *
     * @param resource such as {@code delay elements}
     * @param used the amount used, in the resource's own unit
     * @param limit the amount there is; infinity where there is no limit
     */
    public static ResourceUsage of(String resource, double used, double limit) {
        return new ResourceUsage(resource, used, limit, "");
    }

    /**
     * {@return this usage with a human-readable description of the part of the resource that is used}
     *
     * @param where the part, such as the half of a chip, for people
     */
    public ResourceUsage at(String where) {
        return new ResourceUsage(resource, used, limit, where);
    }

    /** {@return the resource's name, such as {@code delay elements}} */
    public String resource() {
        return resource;
    }

    /** {@return the amount used, in the resource's own unit} */
    public double used() {
        return used;
    }

    /** {@return the amount there is; infinity where there is no limit} */
    public double limit() {
        return limit;
    }

    /** {@return a human-readable description of the part of the resource that is used; may be empty} */
    public String where() {
        return where;
    }
}
