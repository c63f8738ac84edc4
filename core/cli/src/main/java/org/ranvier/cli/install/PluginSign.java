package org.ranvier.cli.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.install.PluginSigner;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.text.DiskReason;

/** Signs a plugin. */
public final class PluginSign implements Command {

    private static final String KEY = "key";

    @Override
    public String name() {
        return "plugin sign";
    }

    @Override
    public String summary() {
        return "Sign a plugin's jar, zip or folder with your key";
    }

    @Override
    public String example() {
        return "ranvier plugin sign demo-1.0.0.jar --key jane.key";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("FILE");
    }

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.value(KEY, "FILE", "Your private key, as ranvier plugin key made it"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path folder = invocation.environment().folder();
        KeyFile key = key(invocation);
        String given = invocation.arguments().getFirst();
        Path file = folder.resolve(given);
        if (!Files.exists(file)) {
            throw new RanvierException(
                    Problem.usage(given, "there is no such file", "name the jar, folder or zip of a plugin"));
        }
        Path target;
        SignatureFile signature;
        try {
            signature = PluginSigner.sign(file, given, key);
            target = PluginSigner.place(file);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(given, "it cannot be read (" + DiskReason.of(e) + ")", "make room for a copy of it"),
                    e);
        }
        signature.write(target);
        invocation
                .console()
                .text()
                .println("Signed " + signature.subject() + " as " + key.publisher() + " with key "
                        + key.publicKey().fingerprint() + ":\n  " + target);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("signs", signature.subject());
        json.put("sha256", signature.sha256());
        json.put("publisher", key.publisher());
        json.put("key", key.publicKey().fingerprint());
        json.put("signature", target.toString());
        return Outcome.success(json);
    }

    private static KeyFile key(Invocation invocation) {
        return invocation
                .value(KEY)
                .map(file -> KeyFile.read(invocation.environment().folder().resolve(file)))
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        "", "'plugin sign' needs --key FILE", "make a key with: ranvier plugin key NAME")));
    }
}
