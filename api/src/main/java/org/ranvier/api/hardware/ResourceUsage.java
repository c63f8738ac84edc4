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
     * Returns the usage of a resource.
     *
     * @param resource such as {@code delay elements}
     * @param used the amount used, in the resource's own unit
     * @param limit the amount there is; infinity where there is no limit
     */
    public static ResourceUsage of(String resource, double used, double limit) {
        return new ResourceUsage(resource, used, limit, "");
    }

    /** Returns this usage with a human-readable description of the part of the resource that is used. */
    public ResourceUsage at(String where) {
        return new ResourceUsage(resource, used, limit, where);
    }

    /** Returns the resource's name, such as {@code delay elements}. */
    public String resource() {
        return resource;
    }

    /** Returns the amount used, in the resource's own unit. */
    public double used() {
        return used;
    }

    /** Returns the amount there is; infinity where there is no limit. */
    public double limit() {
        return limit;
    }

    /** Returns a human-readable description of the part of the resource that is used; may be empty. */
    public String where() {
        return where;
    }
}
