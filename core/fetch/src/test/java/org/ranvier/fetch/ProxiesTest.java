package org.ranvier.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;

class ProxiesTest {

    private static final Map<String, String> VARIABLES = Map.of(
            "https_proxy",
            "http://proxy.example.org:3128",
            "HTTP_PROXY",
            "other.example.org",
            "no_proxy",
            "localhost, .example.com");

    @Test
    void theVariablesOfOtherProgramsCount() {
        assertThat(proxy("https://zenkelab.org/x")).isEqualTo("proxy.example.org:3128");
        assertThat(proxy("http://zenkelab.org/x")).isEqualTo("other.example.org:80");
    }

    @Test
    void exceptionsGoDirectly() {
        assertThat(proxy("http://localhost/x")).isEqualTo("direct");
        assertThat(proxy("https://data.example.com/x")).isEqualTo("direct");
        assertThat(proxy("https://example.community/x")).isEqualTo("proxy.example.org:3128");
    }

    @Test
    void withoutVariablesJavasSettingsCount() {
        ProxySelector java = ProxySelector.of(InetSocketAddress.createUnresolved("java.example.org", 1));
        assertThat(new Proxies(Map.of(), java)
                        .select(URI.create("https://zenkelab.org/x"))
                        .getFirst()
                        .address())
                .hasToString(InetSocketAddress.createUnresolved("java.example.org", 1)
                        .toString());
    }

    @Test
    void whatIsNoAddressIsTold() {
        Proxies proxies = new Proxies(Map.of("all_proxy", "http://:3"), ProxySelector.getDefault());
        assertThatThrownBy(() -> proxies.select(URI.create("https://zenkelab.org/x")))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("'http://:3' is not the address of a proxy");
    }

    private static String proxy(String url) {
        Proxy proxy = new Proxies(VARIABLES, ProxySelector.getDefault())
                .select(URI.create(url))
                .getFirst();
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "direct";
    }
}
