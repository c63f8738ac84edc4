package org.ranvier.dashboard;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.training.Experiment;

/**
 * A page on runs that is served on this machine alone, to whoever knows its address. It reads the files of the runs,
 * only while somebody looks, and writes nothing but requests to stop.
 */
public final class Dashboard implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final Streams streams;
    private final URI address;

    private Dashboard(HttpServer server, ExecutorService threads, Streams streams, URI address) {
        this.server = server;
        this.threads = threads;
        this.streams = streams;
        this.address = address;
    }

    /**
     * Starts serving.
     *
     * @param places folders of runs, of several seeds or folds, or runs
     * @param port where to listen; 0 for any port that is free
     * @param experiments loads the experiment of a run directory, to look into its network
     * @throws RanvierException if another program listens there
     */
    public static Dashboard start(List<Path> places, int port, Function<Path, Experiment> experiments) {
        RunWatch watch = new RunWatch(places);
        return serve(new Streams(watch), watch, port, new Networks(experiments));
    }

    static Dashboard serve(Streams streams, RunWatch watch, int port, Networks networks) {
        HttpServer server = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Access access = Access.at(server.getAddress().getPort());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.createContext("/", new Guard(access, new Pages(watch, streams, networks)));
        server.setExecutor(threads);
        server.start();
        return new Dashboard(server, threads, streams, access.address());
    }

    private static HttpServer listen(InetSocketAddress address) {
        try {
            return HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new RanvierException(
                    Problem.usage(
                            "port " + address.getPort(),
                            "another program listens there, or this one may not",
                            "choose another with --port, or leave it out for one that is free"),
                    e);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            address.toString(),
                            "nothing can listen there: " + e.getMessage(),
                            "choose another port with --port"),
                    e);
        }
    }

    /** Returns the address of the page; whoever knows it sees the runs and may stop them. */
    public URI address() {
        return address;
    }

    /** Ends all that is shown, and says so on the pages. */
    @Override
    public void close() {
        streams.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
