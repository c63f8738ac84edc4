package org.ranvier.cli.plugin;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Invocation;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.sign.SignedPlugin;
import org.ranvier.install.trust.Pin;
import org.ranvier.install.trust.TrustStore;
import org.ranvier.runtime.plugin.Plugin;

/** Whether installed plugins are still those that somebody signed, and whether that somebody is still trusted. */
public final class SignatureCheck {

    private final TrustStore store;

    /** Looks into the keys that the person trusts. */
    public SignatureCheck(Invocation invocation) {
        store = store(invocation);
    }

    /** The keys that the person trusts. */
    public static TrustStore store(Invocation invocation) {
        return new TrustStore(invocation.environment().configFolder().resolve("trusted-keys.txt"));
    }

    /** What is wrong with a plugin's signature; nothing where it has none, and none is asked for. */
    public List<Problem> problems(Plugin plugin) {
        try {
            Optional<SignatureFile> signature = signed(plugin).verified();
            List<Pin> pins = store.pins(plugin.id());
            if (signature.isEmpty() || isTrusted(signature.get(), pins)) {
                return List.of();
            }
            return List.of(Problem.plugin(
                    plugin.toString(),
                    plugin.location().toString(),
                    "it is signed with key " + signature.get().key().fingerprint() + ", which is not trusted for it",
                    "remove it, or trust the key: ranvier plugin trust "
                            + signature.get().key().fingerprint() + " --for " + plugin.id()));
        } catch (RanvierException e) {
            return e.problems();
        }
    }

    /** Who signed it, in words; empty if nobody did. */
    Optional<String> words(Plugin plugin) {
        try {
            return signed(plugin)
                    .verified()
                    .map(s -> s.publisher() + ", key " + s.key().fingerprint()
                            + (isTrusted(s, store.pins(plugin.id())) ? "" : ", which is not trusted for it"));
        } catch (RanvierException e) {
            return Optional.of("nobody: " + e.problems().getFirst().message());
        }
    }

    private static boolean isTrusted(SignatureFile signature, List<Pin> pins) {
        return pins.stream()
                .anyMatch(pin -> pin.fingerprint().equals(signature.key().fingerprint()));
    }

    private static SignedPlugin signed(Plugin plugin) {
        return new SignedPlugin(plugin.location(), plugin.descriptor());
    }
}
