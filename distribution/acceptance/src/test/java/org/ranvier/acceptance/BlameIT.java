package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a component of any kind does wrong is told as its plugin's, with exit code 3 and never as Ranvier's fault.
 */
class BlameIT {

    private static final int PLUGIN = 3;
    private static final String API = "org.ranvier.api.";

    /** A component of a kind that is sound; what a test replaces makes it unsound. */
    private record Sound(String contract, String members, String set) {}

    private static final Map<String, Sound> SOUND = Map.ofEntries(
            Map.entry("neuron", new Sound("model.Neuron", """
                    public Dynamics dynamics(Settings s) { /*HERE*/
                        DynamicsBuilder m = Dynamics.define("bad"); State v = m.state("v", Exprs.constant(0));
                        v.next(v.previous().times(0.9).plus(m.input()));
                        m.spikeAbove(v.now(), Exprs.constant(1)); return m.build(); }
                    """, "network.hidden.neuron=bad")),
            Map.entry("synapse", new Sound("model.Synapse", """
                    public Dynamics dynamics(Settings s) { /*HERE*/
                        DynamicsBuilder m = Dynamics.define("bad"); State i = m.state("i");
                        i.next(i.previous().times(0.5).plus(m.input())); return m.output(i.now()).build(); }
                    """, "network.hidden.synapse=bad")),
            Map.entry(
                    "initializer",
                    new Sound(
                            "model.Initializer",
                            "public Expr value(Settings s) { /*HERE*/ return Exprs.constant(0.1); }",
                            "network.hidden.weights={init: bad}")),
            Map.entry("connectivity", new Sound("model.Connectivity", """
                    public SynapseList connect(Settings s, int pre, int post, long seed, int stream) { /*HERE*/
                        return new SynapseList.Dense(pre, post); }
                    """, "network.hidden.connectivity=bad")),
            Map.entry(
                    "weight parametrization",
                    new Sound(
                            "model.WeightParametrization",
                            "public Expr effective(Settings s) { /*HERE*/ return WeightParametrization.raw().times(2); }",
                            "network.hidden.weights={parametrization: bad}")),
            Map.entry("surrogate", new Sound("learning.Surrogate", """
                    public Expr derivative(Settings s) { /*HERE*/ return Exprs.constant(1); }
                    public Expr smoothStep(Settings s) { return Surrogate.distance(); }
                    """, "training.surrogate=bad")),
            Map.entry("optimizer", new Sound("learning.Optimizer", """
                    public Rule rule(Settings s) { /*HERE*/
                        return Rule.of(Optimizer.raw().minus(Optimizer.rate().times(Optimizer.gradient()))); }
                    """, "training.optimizer={type: bad, lr: 0.01}")),
            Map.entry(
                    "schedule",
                    new Sound(
                            "learning.Schedule",
                            "public Rule rule(Settings s) { return moment -> { /*HERE*/ return 1.0; }; }",
                            "training.schedule=bad")),
            Map.entry(
                    "regularizer",
                    new Sound(
                            "learning.Regularizer",
                            "public Expr penalty(Settings s) { /*HERE*/ return WeightParametrization.raw().times(0.1); }",
                            "training.regularizers=[{type: bad}]")),
            Map.entry(
                    "delay learner",
                    new Sound("learning.DelayLearner", """
                    public DelayRule rule(Settings s) { /*HERE*/
                        Expr k = KernelRule.lag().equalTo(Exprs.floor(KernelRule.delay()));
                        return KernelRule.of(k.times(1.0), KernelRule.lag().equalTo(KernelRule.delay()),
                                new KernelRule.Support(0, 0), Rounding.FLOOR); }
                    """, "network.hidden.delays={type: bad, max: 20}")),
            Map.entry("structure learner", new Sound("learning.StructureLearner", """
                    public Optional<Rule> rule(Settings s) { return Optional.of(new Rule() {
                        public boolean rewiresAt(int step) { return true; }
                        public int[] drops(SynapseSnapshot snapshot) { /*HERE*/ return new int[] {0}; }
                        public Growth growth() { return new Growth.AtRandom(); }
                        public double start() { return 0.1; }
                        public boolean keepsDelays() { return false; } }); }
                    """, "network.hidden.structure=bad")),
            Map.entry("objective", new Sound("data.Objective", """
                    public Criterion criterion(Settings s, OutputShape shape) { return (output, target, gradient) -> { /*HERE*/
                        if (gradient != null) { Arrays.fill(gradient, 0.1); }
                        return Score.of(1.0, 0); }; }
                    """, "objective=bad")),
            Map.entry("encoder", new Sound("data.Encoder", """
                    public Encoding prepare(Settings s, List<Integer> shape, Window window) { return new Encoding() {
                        public int channels() { return 4; }
                        public boolean graded() { return false; }
                        public void encode(Sample sample, Draws draws, SignalSink sink) { /*HERE*/ sink.spike(0, 1.0); } }; }
                    """, "encoder=bad")),
            Map.entry("dataset", new Sound("data.Dataset", """
                    public Opened open(Settings s, DataFolders folders) { /*OPEN*/ Split split = new Split() {
                        public int size() { return 60; }
                        public int labelOf(int n) { return n % 3; }
                        public Example get(int n) { /*HERE*/
                            return Example.of(new Sample.Values(new double[] {0.1, 0.9, 0.2, 0.8}, new int[] {4}), new Target.ClassLabel(n % 3)); } };
                        return new Opened() {
                            public Description describe() {
                                return Description.of("bad", List.of(4)).withClasses(List.of("a", "b", "c")); }
                            public Map<String, Split> splits() { return Map.of("train", split, "test", split); } }; }
                    """, "data.dataset=bad")),
            Map.entry("exporter", new Sound("exchange.NetworkExporter", """
                    public String extension() { return "bad"; }
                    public List<String> write(TrainedNetwork n, Settings s, java.nio.file.Path target) { /*HERE*/
                        try { java.nio.file.Files.writeString(target, "network"); } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e); }
                        return List.of(); }
                    """, "")),
            Map.entry("importer", new Sound("exchange.NetworkImporter", """
                    public String extension() { return "bad"; }
                    public ImportedNetwork read(java.nio.file.Path file, Settings s) { /*HERE*/
                        return new ImportedNetwork(OptionalDouble.of(1), 2, List.of(new ImportedNetwork.Layer(
                            "output", 1, "lif", Map.of(), Map.of(), List.of(new ImportedNetwork.Connection("first",
                                ImportedNetwork.INPUT, new double[] {1, 2}, Optional.empty(), DelaySite.SYNAPTIC,
                                new double[] {0, 0})))), List.of()); }
                    """, "")),
            Map.entry("backend", new Sound("backend.Backend", """
                    public Availability availability() { return Availability.available("here"); }
                    public Set<Capability> capabilities() { return EnumSet.allOf(Capability.class); }
                    public Program compile(NetworkPlan plan, CompileOptions options) { /*HERE*/ return null; }
                    """, "backend=bad")));

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "neuron|/*HERE*/|throw|failed in dynamics(): java.lang.IllegalStateException: mine",
                "neuron|/*HERE*/|memory|failed in dynamics(): it takes more memory than Java may use",
                "neuron|/*HERE*/|recursion|failed in dynamics(): it calls itself without end",
                "neuron|\"v\", Exprs.constant(0)|\"v\", Exprs.log(Exprs.constant(-1))|makes no number of ordinary ones: 'hidden.v' of neuron 0 is NaN",
                "neuron|times(0.9)|times(1e300).times(1e300)|makes no number of ordinary ones: 'hidden.v' of neuron 0 is ",
                "synapse|/*HERE*/|throw|failed in dynamics()",
                "initializer|/*HERE*/|memory|failed in value()",
                "initializer|constant(0.1)|constant(1).over(0)|gives Infinity for number 0",
                "connectivity|/*HERE*/|null|returned null from connect()",
                "weight parametrization|/*HERE*/|recursion|failed in effective()",
                "weight parametrization|raw().times(2)|raw().over(0)|gives no finite weight",
                "surrogate|/*HERE*/|memory|failed in derivative()",
                "surrogate|Exprs.constant(1)|Exprs.log(Exprs.constant(-1))|gives no finite derivative",
                "optimizer|/*HERE*/|null|returned null from rule()",
                "optimizer|Optimizer.rate()|Exprs.log(Exprs.constant(-1))|makes the number NaN",
                "schedule|/*HERE*/|throw|failed in factor()",
                "schedule|/*HERE*/|memory|failed in factor()",
                "schedule|/*HERE*/|exit|in a lambda, ended the process",
                "schedule|return 1.0|return 0.0 / 0|gives the factor NaN",
                "regularizer|/*HERE*/|throw|failed in penalty()",
                "regularizer|times(0.1)|over(0)|gives no finite penalty",
                "delay learner|/*HERE*/|memory|failed in rule()",
                "delay learner|k.times(1.0)|k.over(0)|has K = Infinity in training",
                "structure learner|/*HERE*/|null|returned null from drops()",
                "structure learner|{0}|{-1}|drops [-1], which are not ascending numbers",
                "structure learner|return 0.1|return 0.0 / 0|starts new synapses with NaN",
                "objective|/*HERE*/|throw|failed in score()",
                "objective|/*HERE*/|exit|in a lambda, ended the process",
                "objective|of(1.0, 0)|of(0.0 / 0, 0)|gives the loss as NaN for finite outputs",
                "objective|0.1|1 / 0.0|gives the gradient of output neuron 0 at tick 0 as Infinity",
                "encoder|/*HERE*/|memory|failed in encode()",
                "encoder|/*HERE*/|exit|in encode(), ended the process",
                "encoder|spike(0, 1.0)|spike(0, 0.0 / 0)|gives an event on channel 0 at the time NaN",
                "encoder|spike(0, 1.0)|spike(7, 1.0)|gives an event on channel 7, and has 4",
                "dataset|/*OPEN*/|throw|failed in open()",
                "dataset|/*OPEN*/|null|returned null from open()",
                "dataset|/*OPEN*/|memory|failed in open()",
                "dataset|/*HERE*/|throw|failed in get()",
                "dataset|/*HERE*/|null|returned null from get()",
                "dataset|/*HERE*/|recursion|failed in get()",
                "dataset|/*HERE*/|exit|in get(), ended the process",
                "dataset|0.9,|0.0 / 0,|dataset 'bad' gives the value NaN at place 1",
                "dataset|n % 3|n % 3 + 1|dataset 'bad' gives class 3, and declares the classes 0 to 2",
                "exporter|/*HERE*/|throw|failed in write()",
                "exporter|/*HERE*/|null|returned null from write()",
                "exporter|/*HERE*/|memory|failed in write()",
                "exporter|/*HERE*/|exit|in write(), ended the process",
                "importer|/*HERE*/|throw|failed in read()",
                "importer|/*HERE*/|null|returned null from read()",
                "importer|/*HERE*/|recursion|failed in read()",
                "importer|/*HERE*/|exit|in read(), ended the process",
                "importer|{1, 2}|{1}|importer 'bad' gives the weights of 'first' of 'output' as 1 numbers, not 2",
                "importer|INPUT|INPUT + 1|gives connection 'first' of 'output' from 'input1', which there is not",
                "backend|/*HERE*/|throw|failed in compile()",
                "backend|/*HERE*/|null|returned null from compile()",
            })
    void itIsThePlugins(String kind, String sound, String faulty, String says) throws Exception {
        Sound component = SOUND.get(kind);
        assertThat(component.members()).contains(sound);
        FaultyPlugin.write(
                directory, API + component.contract(), """
                public String name() { return "bad"; }
                public String description() { return "bad"; }
                static int deeper(int n) { return deeper(n + 1) + 1; }
                static void fill() { List<long[]> all = new ArrayList<>(); for (;;) { all.add(new long[1 << 20]); } }
                """ + component.members().replace(sound, statement(faulty)));

        Result result = ranvier().run(arguments(kind, component)).requireExit(PLUGIN);

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("plugin bad@1.0.0: ", says)
                .doesNotContain("internal error", "smaller batches");
    }

    /** What some words stand for; anything else is Java. */
    private static String statement(String faulty) {
        return switch (faulty) {
            case "throw" -> "if (true) { throw new IllegalStateException(\"mine\"); }";
            case "null" -> "if (true) { return null; }";
            case "memory" -> "if (name() != null) { fill(); }";
            case "recursion" -> "deeper(0);";
            case "exit" -> "System.exit(0);";
            default -> faulty;
        };
    }

    private String[] arguments(String kind, Sound component) throws Exception {
        if (kind.equals("exporter")) {
            ranvier()
                    .run("train", "yin-yang", "--set", "training.epochs=1", "--set", "data.limit=60", "--out", "run")
                    .requireSuccess();
            return withPlugins("export", "run", "--format", "bad", "--out", "network.bad");
        }
        if (kind.equals("importer")) {
            Files.createFile(Files.createDirectories(directory.resolve("work")).resolve("network.bad"));
            return withPlugins("import", "network.bad");
        }
        List<String> arguments = new ArrayList<>(List.of("train", "yin-yang"));
        List<String> sets = new ArrayList<>(List.of("training.epochs=1", "data.limit=60", component.set()));
        if (kind.equals("structure learner")) {
            sets.add("network.hidden.connectivity={type: fixed-sparse, sparsity: 0.5}");
        }
        sets.forEach(set -> arguments.addAll(List.of("--set", set)));
        return withPlugins(arguments.toArray(String[]::new));
    }

    private String[] withPlugins(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(
                "--plugins",
                Installation.assembled().plugins().toString(),
                "--plugins",
                directory.resolve("plugins").toString()));
        return arguments.toArray(String[]::new);
    }

    private RanvierProcess ranvier() throws Exception {
        Path work = Files.createDirectories(directory.resolve("work"));
        return RanvierProcess.assembledIn(work).with("JDK_JAVA_OPTIONS", "-Xmx300m");
    }
}
