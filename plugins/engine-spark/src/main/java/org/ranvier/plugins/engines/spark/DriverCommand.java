package org.ranvier.plugins.engines.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.engine.Order;
import org.ranvier.plugins.engines.spark.driver.Driver;

/**
 * How the driver is started.
 *
 * @param words its command
 * @param environment what is added to the environment
 * @param log the file for what it logs
 */
record DriverCommand(List<String> words, Map<String, String> environment, Path log) {

    /** What Spark asks of Java 25, as its launcher would say it: it looks into these packages. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.util.calendar");

    static DriverCommand of(Order order, Settings settings) {
        Path folder = order.folder().resolve(".engine").resolve("spark");
        Path jar = PluginFolder.jar();
        try {
            Files.createDirectories(folder);
            Map<String, String> conf = conf(order, settings);
            Path log = folder.resolve("driver.log");
            return settings.text(Spark.HOME).isEmpty()
                    ? own(folder, jar, conf, log)
                    : installed(Path.of(settings.text(Spark.HOME)), jar, conf, log);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(folder.toString(), "it cannot be written: " + e.getMessage(), "check the folder"), e);
        }
    }

    private static Map<String, String> conf(Order order, Settings settings) {
        Map<String, String> conf = new LinkedHashMap<>();
        conf.put("spark.app.name", "ranvier " + order.name());
        conf.put("spark.task.cpus", Integer.toString(settings.integer(Spark.CPUS)));
        if (!settings.text(Spark.MASTER).isEmpty()) {
            conf.put("spark.master", settings.text(Spark.MASTER));
        }
        for (String line : settings.text(Spark.CONF).lines().map(String::strip).toList()) {
            String[] parts = line.split("\\s*=\\s*", 2);
            if (parts.length == 2) {
                conf.put(parts[0], parts[1]);
            } else if (!line.isEmpty()) {
                throw new RanvierException(Problem.usage(
                        Spark.CONF, "'" + line + "' is no setting of Spark", "write spark.name=value, one a line"));
            }
        }
        return conf;
    }

    /** By the Spark that comes with the plugin: a folder that looks like an installation is made of its jars. */
    private static DriverCommand own(Path folder, Path jar, Map<String, String> conf, Path log) throws IOException {
        conf.putIfAbsent("spark.master", "local[*]");
        conf.put("spark.jars", jar.toUri().toString());
        Path jars = folder.resolve("jars");
        if (Files.exists(jars, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(jars);
        }
        Files.createSymbolicLink(jars, PluginFolder.libraries());
        String java = System.getProperty("java.home");
        List<String> words =
                new ArrayList<>(List.of(Path.of(java, "bin", "java").toString(), "-Xmx1g"));
        OPENED.forEach(name -> words.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        conf.forEach((key, value) -> words.add("-D" + key + "=" + value));
        words.addAll(List.of("-cp", jar + File.pathSeparator + jars.resolve("*"), Driver.class.getName()));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SPARK_HOME", folder.toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("JAVA_HOME", java);
        if (conf.get("spark.master").startsWith("local")) {
            // Its pages and ports are for this machine alone.
            environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        }
        return new DriverCommand(words, environment, log);
    }

    private static DriverCommand installed(Path home, Path jar, Map<String, String> conf, Path log) {
        Path submit = home.resolve("bin").resolve("spark-submit");
        if (!Files.isExecutable(submit)) {
            throw new RanvierException(Problem.usage(
                    Spark.HOME, submit + " is no program", "name the folder of an installed Spark, or leave it out"));
        }
        List<String> words = new ArrayList<>(List.of(submit.toString()));
        conf.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.addAll(List.of("--deploy-mode", "client", "--class", Driver.class.getName(), jar.toString()));
        return new DriverCommand(words, Map.of("SPARK_HOME", home.toString()), log);
    }
}
