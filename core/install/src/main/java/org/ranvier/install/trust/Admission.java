package org.ranvier.install.trust;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.runtime.plugin.PluginDescriptor;

/** On whose word a plugin is installed. */
public sealed interface Admission {

    /** On the word of the person who installs it. */
    record Unsigned() implements Admission {}

    /**
     * On that of a publisher.
     *
     * @param signature the verified signature
     * @param first whether the key is trusted for this plugin from now on, and was not before
     * @param known whether the person said before that the key is trusted
     */
    record Signed(SignatureFile signature, boolean first, boolean known) implements Admission {

        /** Returns what is to be remembered. */
        public Pin pin(String id) {
            return new Pin(id, signature.key().fingerprint(), signature.publisher());
        }
    }

    /**
     * What a person allows.
     *
     * @param unsigned the plugins that need no signature
     * @param strangers whether a key that was never seen before may sign a plugin that nobody is trusted for
     */
    record Policy(Set<String> unsigned, boolean strangers) {

        public Policy {
            unsigned = Set.copyOf(unsigned);
        }

        /** This policy without keys that were never seen before. */
        public Policy withoutStrangers() {
            return new Policy(unsigned, false);
        }
    }

    /**
     * Decides.
     *
     * @param plugin what is to be installed
     * @param given the plugin as messages name it
     * @param signature its signature, which was found to be right
     * @param store the keys that are trusted
     * @throws RanvierException if it must not be installed
     */
    static Admission decide(
            PluginDescriptor plugin, String given, Optional<SignatureFile> signature, TrustStore store, Policy policy) {
        List<Pin> own = store.pins(plugin.id());
        if (signature.isEmpty()) {
            return unsigned(plugin, given, own, policy);
        }
        String fingerprint = signature.get().key().fingerprint();
        boolean pinned = has(own, fingerprint);
        boolean trusted = pinned || own.isEmpty() && has(store.pins(Pin.ANY), fingerprint);
        if (!own.isEmpty() && !pinned) {
            throw refused(
                    plugin,
                    given,
                    "it is signed by " + signature.get().publisher() + ", key " + fingerprint
                            + ", but only this key is trusted for " + plugin.id() + ": " + names(own),
                    "ask its publisher why; if the new key is right: ranvier plugin trust " + fingerprint + " --for "
                            + plugin.id());
        }
        if (!trusted && !policy.strangers()) {
            throw refused(
                    plugin,
                    given,
                    "its key " + fingerprint + " (" + signature.get().publisher() + ") is not trusted yet",
                    "compare the key with what its publisher says, then: ranvier plugin trust " + fingerprint
                            + " --for " + plugin.id() + "; or give the file's --sha256");
        }
        return new Signed(signature.get(), !pinned, trusted);
    }

    private static Admission unsigned(PluginDescriptor plugin, String given, List<Pin> own, Policy policy) {
        if (!own.isEmpty()) {
            throw refused(
                    plugin,
                    given,
                    "it is not signed, but " + plugin.id() + " was signed before: " + names(own),
                    "get it with its signature, or, if you trust nobody for it any more: ranvier plugin trust --remove "
                            + plugin.id());
        }
        if (!policy.unsigned().contains(plugin.id())) {
            throw refused(
                    plugin,
                    given,
                    "it is not signed, so nothing shows whom it is from",
                    "if you know where it is from, allow it: --unsigned " + plugin.id());
        }
        return new Unsigned();
    }

    private static boolean has(List<Pin> pins, String fingerprint) {
        return pins.stream().anyMatch(pin -> pin.fingerprint().equals(fingerprint));
    }

    private static String names(List<Pin> pins) {
        return pins.stream()
                .map(pin -> pin.publisher() + ", key " + pin.fingerprint())
                .collect(Collectors.joining("; "));
    }

    private static RanvierException refused(PluginDescriptor plugin, String given, String message, String remedy) {
        return new RanvierException(Problem.plugin(plugin.toString(), given, message, remedy));
    }
}
