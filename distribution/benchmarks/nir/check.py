"""Runs a NIR file in another simulator and compares its spikes, tick by tick, with those that Ranvier recorded.

    check.py input FILE TICKS CHANNELS      writes random input spikes as frames for ranvier simulate --input
    check.py norse|snntorch|nirtorch NIR INPUT RESULT
"""
import contextlib
import io
import json
import logging
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)


def random_input(path, ticks, channels):
    spikes = np.random.default_rng(7).random((ticks, channels)) < 0.3
    np.savez(path, frames=spikes.astype(np.float64))


def norse_spikes(path, frames):
    import nir
    import norse.torch
    import torch

    module = norse.torch.from_nir(nir.read(path), dt=1e-3)
    state, out = None, []
    with torch.no_grad():
        for frame in frames:
            spikes, state = module(torch.tensor(frame, dtype=torch.float32)[None], state)
            out.append(spikes[0].numpy())
    return np.array(out)


def snntorch_spikes(path, frames):
    import nir
    import snntorch.import_nir
    import torch

    with contextlib.redirect_stdout(io.StringIO()):
        module = snntorch.import_nir.import_from_nir(nir.read(path))
    out = []
    with torch.no_grad():
        for frame in frames:
            result = module(torch.tensor(frame, dtype=torch.float32)[None])
            spikes = result[0] if isinstance(result, tuple) else result
            spikes = spikes[0] if isinstance(spikes, tuple) else spikes
            out.append(spikes.reshape(-1).numpy())
    return np.array(out)


def nirtorch_spikes(path, frames):
    import nir
    import nirtorch
    import torch

    graph = nir.read(path)
    dt = float(graph.metadata["dt"])

    def number(x):
        return torch.tensor(np.asarray(x, dtype=np.float64))

    class Delay(torch.nn.Module):
        def __init__(self, node):
            super().__init__()
            self.ticks = torch.tensor(np.rint(node.delay / dt).astype(np.int64))

        def forward(self, x, state=None):
            past = torch.zeros((int(self.ticks.max()) + 1,) + x.shape, dtype=x.dtype) if state is None else state
            past = torch.cat([x[None], past[:-1]])
            index = self.ticks.expand(x.shape)[None]
            return torch.gather(past, 0, index)[0], past

    class Lif(torch.nn.Module):
        def __init__(self, node):
            super().__init__()
            self.cuba = isinstance(node, nir.CubaLIF)
            self.alpha = torch.exp(-dt / number(node.tau_mem if self.cuba else node.tau))
            if self.cuba:
                self.rho, self.w_in = torch.exp(-dt / number(node.tau_syn)), number(node.w_in)
            self.r, self.leak = number(node.r), number(node.v_leak)
            self.threshold, self.reset = number(node.v_threshold), number(node.v_reset)

        def forward(self, x, state=None):
            i, v = (torch.zeros_like(x), self.leak.expand(x.shape)) if state is None else state
            if self.cuba:
                i = self.rho * i + (1 - self.rho) * self.w_in * x
            v = self.alpha * v + (1 - self.alpha) * (self.leak + self.r * (i if self.cuba else x))
            z = (v > self.threshold).to(x.dtype)
            return z, (i, (1 - z) * v + z * self.reset)

    def linear(node):
        module = torch.nn.Linear(node.weight.shape[1], node.weight.shape[0], bias=False)
        module.weight.data = number(node.weight)
        return module

    # nirtorch sets every module to one dtype at the end, and simulates in it.
    module = nirtorch.nir_to_torch(
        graph, {nir.Delay: Delay, nir.CubaLIF: Lif, nir.LIF: Lif, nir.Linear: linear}, dtype=torch.float64)
    state, out = None, []
    with torch.no_grad():
        for frame in frames:
            args = (torch.tensor(frame, dtype=torch.float64)[None],) + (() if state is None else (state,))
            spikes, state = module(*args)
            out.append(spikes[0].numpy())
    return np.array(out)


def compare(tool, path, source, result):
    frames = np.load(source)["frames"]
    theirs = {"norse": norse_spikes, "snntorch": snntorch_spikes, "nirtorch": nirtorch_spikes}[tool](path, frames)
    with open(result) as file:
        ours = np.array(json.load(file)["spikes"]["last"])
    mismatches = int((ours != theirs).sum())
    print(f"{tool}: {int(ours.sum())} spikes in Ranvier, {int(theirs.sum())} in {tool}, "
          f"{ours.shape[0]} ticks of {ours.shape[1]} neurons, {mismatches} mismatches")
    if mismatches or ours.sum() < 50:
        sys.exit(1)


if __name__ == "__main__":
    if sys.argv[1] == "input":
        random_input(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        compare(*sys.argv[1:])
