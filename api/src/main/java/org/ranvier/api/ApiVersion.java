package org.ranvier.api;

/** The version of the contracts; a plugin's descriptor says which range of it the plugin fits. */
public final class ApiVersion {

    /** The version of this api, as a semantic version. */
    public static final String VERSION = "0.1.0";

    private ApiVersion() {}
}
