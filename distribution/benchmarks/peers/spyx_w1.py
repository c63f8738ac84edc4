"""W1 of docs/benchmarks.md without delays in Spyx, compiled by JAX. Prints one JSON object."""
import os

import steps

options = steps.options()
# JAX reads the number of threads when it is imported; it keeps to the processors that the process may use.
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.threads])
threaded = f"--xla_cpu_multi_thread_eigen={'true' if options.threads > 1 else 'false'}"
os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {threaded}"

import jax
import jax.numpy as jnp
import optax
import spyx
import spyx.nn
from flax import nnx

import w1

random = nnx.Rngs(0)
layers = []
for pre, post in zip(w1.WIDTHS, w1.WIDTHS[1:]):
    layers.append(nnx.Linear(pre, post, use_bias=False, rngs=random))
    layers.append(spyx.nn.LIF((post,), beta=w1.DECAY, rngs=random))
model = spyx.nn.Sequential(*layers)
for layer, spread in zip(layers[::2], w1.SPREADS):
    layer.kernel[...] = spread * jax.random.normal(random(), layer.kernel.shape)
optimizer = nnx.Optimizer(model, optax.adam(1e-9), wrt=nnx.Param)
# [tick][sample][channel]
signal = jnp.asarray(w1.spikes().transpose(2, 0, 1))
labels = jnp.asarray(w1.labels())


def loss(model):
    spikes, _ = spyx.nn.run(model, signal)
    return optax.softmax_cross_entropy_with_integer_labels(spikes.sum(0), labels).mean()


@nnx.jit
def train(model, optimizer):
    value, gradients = nnx.value_and_grad(loss)(model)
    optimizer.update(model, gradients)
    return value


@nnx.jit
def forward(model):
    return spyx.nn.run(model, signal)[0]


def rate(layer):
    upto = spyx.nn.Sequential(*layers[: 2 * layer + 2])
    return float(spyx.nn.run(upto, signal)[0].sum(0).mean())


rates = [rate(layer) for layer in range(len(w1.SPREADS))]
steps.require(rates, w1.RATES)
steps.measure(
    "W1",
    "spyx",
    ["spyx", "jax"],
    options.seconds,
    lambda: jax.block_until_ready(train(model, optimizer)),
    lambda: jax.block_until_ready(forward(model)),
    rates,
)
