package org.ranvier.tracking.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a server lets people in by: variables of the environment alone, so that no secret gets into a file, a run
 * directory or a list of processes. {@code MLFLOW_TRACKING_TOKEN}, or {@code MLFLOW_TRACKING_USERNAME} and
 * {@code MLFLOW_TRACKING_PASSWORD}.
 */
record Credentials(Optional<String> header) {

    static Credentials of(UnaryOperator<String> environment) {
        Optional<String> token =
                Optional.ofNullable(environment.apply("MLFLOW_TRACKING_TOKEN")).filter(text -> !text.isBlank());
        Optional<String> user = Optional.ofNullable(environment.apply("MLFLOW_TRACKING_USERNAME"))
                .filter(text -> !text.isBlank());
        String password = Optional.ofNullable(environment.apply("MLFLOW_TRACKING_PASSWORD"))
                .orElse("");
        // As MLflow's own client has it, a user comes before a token.
        return new Credentials(user.map(name -> "Basic "
                        + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .or(() -> token.map(text -> "Bearer " + text)));
    }

    @Override
    public String toString() {
        return header.isPresent() ? "credentials" : "no credentials";
    }
}
