import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Fetches a page over HTTPS from a server of its own, then counts the authorities that Java trusts by default. */
class Https {

    public static void main(String[] args) throws Exception {
        KeyStore keys = KeyStore.getInstance(new File(args[0]), args[1].toCharArray());
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, args[1].toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trustManagers(keys), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes());
            exchange.close();
        });
        server.start();
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            URI page = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            System.out.println(answer.sslSession().orElseThrow().getProtocol() + ": " + answer.body());
        } finally {
            server.stop(0);
        }
        System.out.println(Arrays.stream(trustManagers(null))
                .mapToInt(manager -> ((X509TrustManager) manager).getAcceptedIssuers().length).sum());
    }

    /** Those that trust the certificates in a key store, or else Java's own. */
    private static TrustManager[] trustManagers(KeyStore trusted) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
