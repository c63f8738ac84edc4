package org.ranvier.tracking.mlflow;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.training.tracking.TrackedRun;
import org.ranvier.training.tracking.Tracker;

/**
 * A run on an MLflow tracking server: parameters, metrics of every epoch, how it ended, and the files that describe it.
 */
public final class MlflowTracker implements Tracker {

    private static final String URI_SETTING = "uri";
    private static final String EXPERIMENT = "experiment";
    private static final String PATIENCE = "patience";

    private static final String URI_VARIABLE = "MLFLOW_TRACKING_URI";
    private static final String EXPERIMENT_VARIABLE = "MLFLOW_EXPERIMENT_NAME";

    private final UnaryOperator<String> environment;

    /** For {@link java.util.ServiceLoader}. */
    public MlflowTracker() {
        this(System::getenv);
    }

    MlflowTracker(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "mlflow";
    }

    @Override
    public String description() {
        return "A run on an MLflow tracking server: settings, all metrics, state, and the files that describe it";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.text(URI_SETTING, "The address of the server; by default that of $" + URI_VARIABLE + ".")
                        .withDefault(""),
                Setting.text(
                                EXPERIMENT,
                                "The experiment there; by default that of $" + EXPERIMENT_VARIABLE
                                        + ", or the name of the experiment here.")
                        .withDefault(""),
                Setting.number(
                                PATIENCE,
                                Unit.NONE,
                                Range.closed(0, 3600),
                                "How many seconds to wait at the end for a server that has not got everything.")
                        .withDefault(15));
    }

    @Override
    public void check(Settings settings) {
        String uri = uri(settings)
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        "mlflow",
                        "there is no address of a server",
                        "set $" + URI_VARIABLE + ", or " + URI_SETTING + " of mlflow, such as http://127.0.0.1:5000")));
        URI parsed;
        try {
            parsed = URI.create(uri);
        } catch (IllegalArgumentException e) {
            throw unusable(uri);
        }
        if (parsed.getRawUserInfo() != null) {
            throw new RanvierException(Problem.usage(
                    "mlflow",
                    "the address of the server has a user in it, which would get into files",
                    "set $MLFLOW_TRACKING_USERNAME and $MLFLOW_TRACKING_PASSWORD instead"));
        }
        boolean web = "http".equalsIgnoreCase(parsed.getScheme()) || "https".equalsIgnoreCase(parsed.getScheme());
        if (!web || parsed.getHost() == null) {
            throw unusable(uri);
        }
    }

    private static RanvierException unusable(String uri) {
        return new RanvierException(Problem.usage(
                "mlflow",
                "'" + uri + "' is no address of a tracking server",
                "start one with: mlflow server, and give its address, such as http://127.0.0.1:5000"));
    }

    @Override
    public Recording open(Settings settings, TrackedRun run) {
        check(settings);
        Server server = new Server(uri(settings).orElseThrow(), Credentials.of(environment));
        String experiment = given(settings, EXPERIMENT, EXPERIMENT_VARIABLE).orElse(run.name());
        return new MlflowRecording(
                new RemoteRun(server, experiment, run),
                run,
                server.address(),
                Duration.ofMillis(Math.round(1000 * settings.number(PATIENCE))),
                Duration.ofSeconds(1));
    }

    private Optional<String> uri(Settings settings) {
        return given(settings, URI_SETTING, URI_VARIABLE);
    }

    private Optional<String> given(Settings settings, String name, String variable) {
        return Optional.of(settings.text(name))
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(environment.apply(variable)).filter(text -> !text.isBlank()));
    }
}
