package org.ranvier.plugins.backend.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.ranvier.api.Range;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.plugins.backend.reference.Altered.Wrapped;
import org.ranvier.plugins.backend.reference.Altered.WrappedSession;

/**
 * Backends with one mistake each, in how they run a network. Those of claims and refusals are in {@link Misleading}.
 */
enum Mistaken {
    /** Every delay is a tick longer, where there is room. */
    LATE_DELAYS(p -> new Wrapped(p) {
        @Override
        public void write(String parameter, double[] values) {
            real.write(
                    parameter,
                    parameter.endsWith(".delays")
                            ? changed(
                                    values,
                                    d -> spec(real, parameter)
                                            .bounds()
                                            .clamp(d + real.plan().dtMs()))
                            : values);
        }
    }),
    /** Loops take a tick, whatever their delays. */
    SHORT_LOOPS(p -> new Wrapped(p) {
        @Override
        public void write(String parameter, double[] values) {
            boolean loop = real.plan().all(Projection.class).stream()
                    .anyMatch(q -> q.recurrent() && parameter.equals(q.name() + ".delays"));
            real.write(parameter, loop ? changed(values, d -> real.plan().dtMs()) : values);
        }
    }),
    UPHILL(p -> new Wrapped(p) {
        @Override
        public double[] readGradient(String parameter) {
            return changed(real.readGradient(parameter), g -> parameter.endsWith(".weights") ? -g : g);
        }
    }),
    NO_BIAS_GRADIENT(p -> new Wrapped(p) {
        @Override
        public double[] readGradient(String parameter) {
            return changed(real.readGradient(parameter), g -> parameter.endsWith(".bias") ? 0 : g);
        }
    }),
    /** Leaves out what shapes kernels where the delays themselves are not trained. */
    NEGLECTS_WIDTHS(p -> new Wrapped(p) {
        @Override
        public double[] readGradient(String parameter) {
            int end = parameter.indexOf(".delays.") + ".delays".length();
            boolean neglected = parameter.contains(".delays.")
                    && !spec(real, parameter.substring(0, end)).trainable();
            return changed(real.readGradient(parameter), g -> neglected ? 0 : g);
        }
    }),
    /** Masks and noise are drawn otherwise than the specification says. */
    DRAWS_OF_ITS_OWN(p -> new Wrapped(p) {
        @Override
        public Session open(SignalBatch batch, RunOptions o) {
            return real.open(
                    batch,
                    RunOptions.INFERENCE
                            .withTraining(o.training())
                            .withGradients(o.gradients())
                            .withDraws(o.seed(), o.step() + 1)
                            .withInputGradient(o.inputGradient())
                            .recording(o.record()));
        }
    }),
    /** Takes kernels and statistics of training at inference. */
    ALWAYS_TRAINING(p -> new Wrapped(p) {
        @Override
        public Session open(SignalBatch batch, RunOptions o) {
            return real.open(
                    batch,
                    RunOptions.training(o.seed(), o.step())
                            .withGradients(o.gradients())
                            .withInputGradient(o.inputGradient())
                            .recording(o.record()));
        }
    }),
    /** Does not look at the rate. */
    FIXED_RATE(p -> new Wrapped(p) {
        @Override
        public void update(LoweredUpdate update, Map<String, Double> scalars) {
            Map<String, Double> others = new HashMap<>(scalars);
            others.put("rate", 0.01);
            real.update(update, others);
        }
    }),
    /** Adds up norms rather than squares. */
    ADDS_NORMS(p -> new Wrapped(p) {
        @Override
        public double gradientNorm(List<String> parameters) {
            return parameters.stream()
                    .mapToDouble(name -> real.gradientNorm(List.of(name)))
                    .sum();
        }
    }),
    /** Sums are taken in another order for each number of threads. */
    SUMS_BY_THREAD((p, threads) -> new Wrapped(p) {
        @Override
        public double[] readGradient(String parameter) {
            return changed(real.readGradient(parameter), g -> g * (1 + 1e-15 * threads));
        }
    }),
    /** A sample leaks into the next one. */
    LEAKING_SAMPLES(p -> recording(p, (outputs, samples) -> {
        double[] leaking = outputs.clone();
        for (int n = outputs.length / samples; n < outputs.length; n++) {
            leaking[n] += 1e-12 * outputs[n - outputs.length / samples] + 1e-300;
        }
        return leaking;
    })),
    /** It has room for two groups of 16 samples; those beyond are answered as the first one. */
    TWO_GROUPS(p -> recording(p, (outputs, samples) -> {
        double[] cut = outputs.clone();
        int size = outputs.length / samples;
        for (int n = 2 * 16 * size; n < outputs.length; n++) {
            cut[n] = outputs[n % size];
        }
        return cut;
    })),
    /** A NaN of the input is taken for silence. */
    NO_NAN(p -> new Wrapped(p) {
        @Override
        public Session open(SignalBatch batch, RunOptions options) {
            SignalBatch.Frames f = (SignalBatch.Frames) batch;
            double[] values = changed(f.values(), x -> Double.isNaN(x) ? 0 : x);
            return real.open(new SignalBatch.Frames(f.samples(), f.channels(), f.ticks(), values, f.length()), options);
        }
    }),
    /** Later advances lose something of the earlier ones. */
    FORGETFUL(p -> new Wrapped(p) {
        @Override
        public Session open(SignalBatch batch, RunOptions options) {
            return new WrappedSession(real.open(batch, options)) {
                private int advances;

                @Override
                public Recording advance(int ticks) {
                    Recording.Ticks r = (Recording.Ticks) real.advance(ticks);
                    double lost = advances++ == 0 ? 1 : 1 - 1e-15;
                    return withOutputs(r, changed(r.outputs(), x -> x * lost + (lost < 1 ? 1e-300 : 0)));
                }
            };
        }
    }),
    /** Something of a batch is left for the next. */
    HOARDING(p -> new Wrapped(p) {
        private boolean later;

        @Override
        public Session open(SignalBatch batch, RunOptions options) {
            boolean disturbed = later;
            later = true;
            return disturbed ? disturbed(real.open(batch, options)) : real.open(batch, options);
        }
    }),
    /** To be looked at changes what it does. */
    SELF_CONSCIOUS(p -> new Wrapped(p) {
        @Override
        public Session open(SignalBatch batch, RunOptions options) {
            Session session = real.open(batch, options);
            return options.record().isEmpty() ? session : disturbed(session);
        }
    }),
    LOSES_SLOTS(p -> new Wrapped(p) {
        @Override
        public void writeSlot(String parameter, String slot, double[] values) {}
    }),
    KEEPS_GRADIENTS(p -> new Wrapped(p) {
        @Override
        public void clearGradients() {}
    }),
    /** Kept synapses get each other's numbers. */
    SHUFFLES_SYNAPSES(p -> new Wrapped(p) {
        @Override
        public void rewire(String projection, SynapseList synapses, int[] keptFrom) {
            int[] kept = keptFrom.clone();
            int last = kept.length - 1;
            kept[0] = keptFrom[last];
            kept[last] = keptFrom[0];
            real.rewire(projection, synapses, kept);
        }
    }),
    /** Takes the first candidate's delay for that of all. */
    ONE_CANDIDATE_DELAY(p -> new Wrapped(p) {
        @Override
        public Session open(SignalBatch batch, RunOptions options) {
            return new WrappedSession(real.open(batch, options)) {
                @Override
                public double[] dormantGradients(
                        String projection, SynapseList candidates, Map<String, double[]> numbers) {
                    Map<String, double[]> same = new HashMap<>(numbers);
                    same.replaceAll((name, all) -> changed(all, d -> all[0]));
                    return real.dormantGradients(projection, candidates, same);
                }
            };
        }
    }),
    /** Leaves out the gradients by spike counts. */
    NO_ACTIVITY(p -> new Wrapped(p) {
        @Override
        public Session open(SignalBatch batch, RunOptions options) {
            return new WrappedSession(real.open(batch, options)) {
                @Override
                public void backward(BackwardRequest request) {
                    real.backward(request.outputGradient());
                }
            };
        }
    }),
    /** Event times that are rounded, to 10⁻⁹ ms. */
    ROUNDED_EVENTS(p -> new Wrapped(p) {
        @Override
        public Session open(SignalBatch batch, RunOptions options) {
            return new WrappedSession(real.open(batch, options)) {
                @Override
                public Recording advance(int ticks) {
                    Recording recording = real.advance(ticks);
                    if (!(recording instanceof Recording.Times t)) {
                        return recording;
                    }
                    Map<String, double[]> rounded = new LinkedHashMap<>();
                    t.firstSpikes()
                            .forEach((q, times) -> rounded.put(q, changed(times, x -> Math.rint(x * 1e9) / 1e9)));
                    return Recording.Times.of(t.samples(), t.output(), rounded);
                }
            };
        }
    }),
    /** Answers whatever it is asked. */
    FORGIVING(p -> new Wrapped(p) {
        @Override
        public double[] read(String parameter) {
            return real.plan().parametersByName().containsKey(parameter) ? real.read(parameter) : new double[0];
        }
    }),
    /** Hands out its own arrays. */
    SHARING(p -> new Wrapped(p) {
        private final Map<String, double[]> arrays = new HashMap<>();

        @Override
        public void write(String parameter, double[] values) {
            arrays.put(parameter, values);
            real.write(parameter, values);
        }

        @Override
        public double[] read(String parameter) {
            return arrays.containsKey(parameter) ? arrays.get(parameter) : real.read(parameter);
        }
    }),
    /** Updates go beyond the bounds. */
    UNBOUNDED(p -> p, Mistaken::withoutBounds),
    /** Whoever should spike at the threshold spikes above it only. */
    STRICT(p -> p, plan -> Codes.populations(plan, Codes::strict)),
    /** Resets look at the spike of the tick before. */
    LATE_RESETS(p -> p, plan -> Codes.populations(plan, Codes::lateResets));

    private interface Wrapping {
        Program around(Program program, int threads);
    }

    private final Wrapping wrapping;
    private final UnaryOperator<NetworkPlan> plans;

    Mistaken(UnaryOperator<Program> wrapping) {
        this((p, threads) -> wrapping.apply(p));
    }

    Mistaken(Wrapping wrapping) {
        this.wrapping = wrapping;
        this.plans = plan -> plan;
    }

    Mistaken(UnaryOperator<Program> wrapping, UnaryOperator<NetworkPlan> plans) {
        this.wrapping = (p, threads) -> wrapping.apply(p);
        this.plans = plans;
    }

    Altered backend() {
        return new Altered() {
            @Override
            public Program compile(NetworkPlan plan, CompileOptions options) {
                return super.compile(plans.apply(plan), options);
            }

            @Override
            Program program(Program program, CompileOptions options) {
                return wrapping.around(program, options.threads());
            }
        };
    }

    private static double[] changed(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    private static ParameterSpec spec(Program program, String parameter) {
        return program.plan().parametersByName().get(parameter);
    }

    private static Recording.Ticks withOutputs(Recording.Ticks r, double[] outputs) {
        return Recording.Ticks.of(r.samples(), r.ticks(), r.neurons(), outputs)
                .withTraces(r.traces())
                .withSpikeCounts(r.spikeCounts());
    }

    private static Session disturbed(Session session) {
        return new WrappedSession(session) {
            @Override
            public Recording advance(int ticks) {
                Recording recording = real.advance(ticks);
                return recording instanceof Recording.Ticks r
                        ? withOutputs(r, changed(r.outputs(), x -> x * (1 + 1e-15) + 1e-300))
                        : recording;
            }
        };
    }

    private interface Change {
        double[] of(double[] outputs, int samples);
    }

    private static Program recording(Program program, Change change) {
        return new Wrapped(program) {
            @Override
            public Session open(SignalBatch batch, RunOptions options) {
                return new WrappedSession(real.open(batch, options)) {
                    @Override
                    public Recording advance(int ticks) {
                        Recording.Ticks r = (Recording.Ticks) real.advance(ticks);
                        return withOutputs(r, change.of(r.outputs(), r.samples()));
                    }
                };
            }
        };
    }

    private static NetworkPlan withoutBounds(NetworkPlan plan) {
        List<ParameterSpec> specs =
                plan.parameters().stream().map(s -> s.withBounds(Range.ALL)).toList();
        return plan.withParameters(specs);
    }
}
