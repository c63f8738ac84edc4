package org.ranvier.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Human-readable explanations of what servers did not do. */
final class Causes {

    private Causes() {}

    /** Why a server did not answer: what comes after its name. */
    static String ofNetwork(IOException e) {
        return switch (e) {
            case HttpTimeoutException _ -> "did not answer in time";
            case SSLException ssl -> "gives no secure connection (" + ssl.getMessage() + ")";
            case IOException _ when isUnknownHost(e) -> "is not known here";
            case ConnectException _ -> "cannot be reached";
            default -> "broke off";
        };
    }

    /** Whether not even a connection came about. */
    static boolean isUnreachable(IOException e) {
        return e instanceof ConnectException || e instanceof SSLException;
    }

    private static boolean isUnknownHost(Throwable e) {
        return e instanceof UnresolvedAddressException
                || e instanceof UnknownHostException
                || e.getCause() != null && isUnknownHost(e.getCause());
    }
}
