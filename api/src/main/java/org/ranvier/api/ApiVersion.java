package org.ranvier.api;

/** The version of the contracts; a plugin's descriptor says which range of it the plugin fits. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class ApiVersion {

    /**
     * {@return the version of the api that is running, as a semantic version} A method rather than a constant: the
     * compiler copies constants into the plugins that read them, which would then see the version they were compiled
     * against.
     */
    public static String current() {
        return "1.0.0-rc.1";
    }

    private ApiVersion() {}
}
