package org.ranvier.runtime.plugin;

/**
 * Another plugin that a plugin needs.
 *
 * @param id the other plugin
 * @param versions which of its versions fit
 */
public record Requirement(String id, VersionRange versions) {

    @Override
    public String toString() {
        return versions.equals(VersionRange.ANY) ? id : id + versions;
    }
}
