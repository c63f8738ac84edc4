package org.ranvier.runtime.plugin;

import org.ranvier.api.ApiVersion;

/**
 * The API that plugins meet, and which of them it suits.
 *
 * @param version its version
 */
public record PluginApi(SemanticVersion version) {

    /**
     * The oldest version of the API that plugins may be made for: each build compares the API with it, and a plugin
     * compiled against it runs on this one.
     */
    public static final SemanticVersion KEPT = SemanticVersion.parse("0.1.0");

    /** The API that is running. */
    public static PluginApi current() {
        return new PluginApi(SemanticVersion.parse(ApiVersion.current()));
    }

    /** Whether a plugin that names a range of versions of the API can run on this one. */
    public boolean suits(VersionRange range) {
        return range.contains(version) || range.contains(KEPT);
    }

    /** The range of a plugin that is made for this version: up to the next one that may break what is compiled. */
    public String range() {
        String least = version.isPreRelease() ? version.toString() : version.major() + "." + version.minor();
        String most = version.major() == 0 ? "0." + (version.minor() + 1) : String.valueOf(version.major() + 1);
        return "[" + least + "," + most + ")";
    }

    /** Why a plugin does not run on this version, as what follows the plugin in a sentence. */
    public String refusal(VersionRange range) {
        return "fits versions " + range + " of the Ranvier API, but this is " + version
                + (isBefore(range) ? ", which comes before " + release() : "");
    }

    /** What to do about a plugin that does not run on this version. */
    public String remedy(VersionRange range) {
        return isBefore(range)
                ? "install a version of the plugin with api=" + range() + ", which takes this one and its release"
                : "install a version of the plugin for " + version;
    }

    /** Whether this is a pre-release of what a plugin fits. */
    private boolean isBefore(VersionRange range) {
        return version.isPreRelease() && range.contains(release());
    }

    private SemanticVersion release() {
        return SemanticVersion.release(version.major(), version.minor(), version.patch());
    }
}
