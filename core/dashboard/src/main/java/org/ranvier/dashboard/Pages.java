package org.ranvier.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ranvier.report.PageAssets;
import org.ranvier.report.SamplePicture;

/**
 * What is served: the page with its style and scripts, and what it asks for.
 *
 * @param watch the runs
 * @param streams tells pages what changes
 * @param networks what needs the network of a run
 */
record Pages(RunWatch watch, Streams streams, Networks networks) {

    static final String EVENTS = "events";
    private static final String STOP = "stop";
    private static final String RUN = "run";

    static boolean isAction(String path) {
        return path.equals(STOP);
    }

    Answer answer(Request request) {
        return switch (request.path()) {
            case "" -> Answer.asset("text/html", resource("dashboard.html"));
            case "style.css" -> Answer.asset("text/css", PageAssets.style() + resource("dashboard.css"));
            case "charts.js" -> Answer.asset("text/javascript", PageAssets.chartScript());
            case "dashboard.js" -> Answer.asset("text/javascript", resource("dashboard.js"));
            case "curves.js" -> Answer.asset("text/javascript", resource("curves.js"));
            case "icon.svg" -> Answer.asset("image/svg+xml", resource("icon.svg"));
            case "epochs" -> ofRun(request, run -> epochs(run, request));
            case "sample" -> ofRun(request, run -> sample(run, request));
            case "report" ->
                ofRun(
                        request,
                        run -> Answer.report(networks.report(run.folder()).html()));
            case STOP -> ofRun(request, RunWatch.Run::stop);
            default -> Answer.text(Answer.NOT_FOUND, "There is no such page.");
        };
    }

    private interface Use {
        Answer of(RunWatch.Run run);
    }

    private Answer ofRun(Request request, Use use) {
        Optional<RunWatch.Run> run = watch.run(request.value(RUN));
        return run.map(use::of).orElseGet(() -> Answer.text(Answer.NOT_FOUND, "This run is not there any more."));
    }

    /** The numbers of the epochs from a place on, all of them where the page has epochs that are no more. */
    private Answer epochs(RunWatch.Run run, Request request) {
        return Answer.json(
                Answer.OK,
                watch.epochs(
                        run,
                        request.number("from").orElse(0),
                        request.number("beginnings").orElse(-1)));
    }

    private Answer sample(RunWatch.Run run, Request request) {
        Optional<Integer> place = request.number("place");
        if (place.isEmpty()) {
            return Answer.text(Answer.BAD_REQUEST, "Samples are counted from 0.");
        }
        SamplePicture picture = networks.sample(run.folder(), request.value("split"), place.get());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", picture.title());
        json.put("epoch", picture.epoch());
        json.put("says", picture.says());
        json.put("svg", picture.svg());
        return Answer.json(Answer.OK, json);
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
