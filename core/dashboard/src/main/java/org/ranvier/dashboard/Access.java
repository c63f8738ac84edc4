package org.ranvier.dashboard;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * Who may see the page: whoever has its address, which nobody can guess, under a name of this machine.
 *
 * @param port where the page is served
 * @param token the first part of every path
 */
record Access(int port, String token) {

    private static final int BYTES = 32;

    /** A name of the internet that somebody lets point to this machine is none of these. */
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    static Access at(int port) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Access(port, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/" + token + "/");
    }

    /** Returns whether a header {@code Host} names this page. */
    boolean isHost(String host) {
        return host != null
                && NAMES.stream().anyMatch(name -> host.toLowerCase(Locale.ROOT).equals(name + ":" + port));
    }

    /** Returns whether a header {@code Origin}, which not every request has, is that of this page. */
    boolean isOrigin(String origin) {
        return origin == null || origin.startsWith("http://") && isHost(origin.substring("http://".length()));
    }

    /** Returns whether that is the token, in a time that does not tell how much of it is right. */
    boolean isToken(String said) {
        return said != null
                && MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
