"""W1 of docs/benchmarks.md in PyTorch: without delays in a plain loop, snnTorch or SpikingJelly, or with DCLS. Prints one JSON object."""
import torch

import steps
import w1

options = steps.options("torch", "snntorch", "spikingjelly", "dcls")
torch.set_num_threads(options.threads)
torch.manual_seed(0)

LAGS = 26


class Spike(torch.autograd.Function):
    """1 where v > 1; its derivative is 1 / (1 + (pi (v - 1))^2)."""

    @staticmethod
    def forward(context, v):
        context.save_for_backward(v)
        return (v > 1).to(v.dtype)

    @staticmethod
    def backward(context, gradient):
        (v,) = context.saved_tensors
        return gradient / (1 + (torch.pi * (v - 1)) ** 2)


class Neurons(torch.nn.Module):
    """LIF over [tick][sample][neuron]: v <- decay v + I - s, without a gradient through the reset."""

    def forward(self, currents):
        v = torch.zeros_like(currents[0])
        s = torch.zeros_like(v)
        spikes = []
        # Not currents[t], of which each makes a gradient as large as all.
        for current in currents.unbind(0):
            v = w1.DECAY * v + current - s.detach()
            s = Spike.apply(v)
            spikes.append(s)
        return torch.stack(spikes)


def linear(pre, post, spread):
    layer = torch.nn.Linear(pre, post, bias=False)
    torch.nn.init.normal_(layer.weight, std=spread)
    return layer


def layers(spreads, make):
    return torch.nn.ModuleList(make(*sizes) for sizes in zip(w1.WIDTHS, w1.WIDTHS[1:], spreads))


class Loop(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = layers(w1.SPREADS, linear)
        self.neurons = torch.nn.ModuleList(Neurons() for _ in self.layers)

    def forward(self, signal):
        for layer, neurons in zip(self.layers, self.neurons):
            signal = neurons(layer(signal))
        return signal.sum(0)


class Delays(torch.nn.Module):
    """Delays as Gaussians over lags, as wide as at the start of training."""

    def __init__(self):
        super().__init__()
        from DCLS.construct.modules import Dcls1d

        def make(pre, post, spread):
            layer = Dcls1d(pre, post, kernel_count=1, dilated_kernel_size=LAGS, bias=False, version="gauss")
            torch.nn.init.normal_(layer.weight, std=spread)
            torch.nn.init.uniform_(layer.P, -(LAGS // 2), LAGS // 2)
            torch.nn.init.constant_(layer.SIG, LAGS / 2)
            layer.SIG.requires_grad = False
            return layer

        self.layers = layers(w1.SPREADS_OF_DCLS, make)
        self.neurons = torch.nn.ModuleList(Neurons() for _ in self.layers)

    def forward(self, signal):
        for layer, neurons in zip(self.layers, self.neurons):
            before = torch.nn.functional.pad(signal.permute(1, 2, 0), (LAGS - 1, 0))
            signal = neurons(layer(before).permute(2, 0, 1))
        return signal.sum(0)


class Snntorch(torch.nn.Module):
    def __init__(self):
        super().__init__()
        import snntorch
        from snntorch import surrogate

        self.layers = layers(w1.SPREADS, linear)
        self.neurons = torch.nn.ModuleList(
            snntorch.Leaky(beta=w1.DECAY, spike_grad=surrogate.atan(alpha=2.0)) for _ in self.layers
        )

    def forward(self, signal):
        states = [neuron.init_leaky() for neuron in self.neurons]
        count = 0
        for tick in signal:
            for n, (layer, neuron) in enumerate(zip(self.layers, self.neurons)):
                tick, states[n] = neuron(layer(tick), states[n])
            count = count + tick
        return count


class Spikingjelly(torch.nn.Module):
    def __init__(self):
        super().__init__()
        from spikingjelly.activation_based import neuron, surrogate

        self.layers = layers(w1.SPREADS, linear)
        self.neurons = torch.nn.ModuleList(
            neuron.LIFNode(
                tau=1 / (1 - w1.DECAY),
                decay_input=False,
                v_reset=None,
                surrogate_function=surrogate.ATan(alpha=2.0),
                detach_reset=True,
                step_mode="m",
            )
            for _ in self.layers
        )

    def forward(self, signal):
        from spikingjelly.activation_based import functional

        functional.reset_net(self)
        for layer, neuron in zip(self.layers, self.neurons):
            signal = neuron(layer(signal))
        return signal.sum(0)


models = {"torch": Loop, "dcls": Delays, "snntorch": Snntorch, "spikingjelly": Spikingjelly}
model = models[options.peer]()
optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=1e-9)
signal = torch.from_numpy(w1.spikes().transpose(2, 0, 1).copy())
labels = torch.from_numpy(w1.labels())


def train():
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(model(signal), labels).backward()
    optimizer.step()
    if options.peer == "dcls":
        for layer in model.layers:
            layer.clamp_parameters()


def forward():
    with torch.no_grad():
        model(signal)


# Neurons that run tick by tick give (spikes, potentials) of one tick, others spikes of all.
counts = [0.0 for _ in model.neurons]


def counting(layer):
    def count(_, __, spikes):
        spikes = spikes[0] if isinstance(spikes, tuple) else spikes
        counts[layer] += float(spikes.sum()) / (w1.SAMPLES * w1.WIDTHS[layer + 1])

    return count


hooks = [neurons.register_forward_hook(counting(layer)) for layer, neurons in enumerate(model.neurons)]
forward()
for hook in hooks:
    hook.remove()
steps.require(counts, w1.RATES)
modules = {"torch": torch}
if options.peer in ("snntorch", "spikingjelly"):
    modules[options.peer] = __import__(options.peer)
steps.measure("W1", options.peer, modules, options.seconds, train, forward, counts)
