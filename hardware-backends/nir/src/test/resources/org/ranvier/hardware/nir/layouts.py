"""Writes a graph into a folder with nir, and the same with h5py in other layouts that HDF5 knows."""
import sys

import h5py
import nir
import numpy as np

folder = sys.argv[1]
weight = (np.arange(1200) * 0.25 - 7).reshape(40, 30).astype(np.float32)
ones = np.ones(40, np.float32)
graph = nir.NIRGraph.from_list(
    nir.Input(np.array([30])),
    nir.Affine(weight, 0.5 * ones),
    nir.LIF(tau=np.float32(0.02) * ones, r=ones, v_leak=0 * ones, v_threshold=ones),
    nir.Output(np.array([40])))
for compression in ("gzip", "lzf"):
    nir.write(f"{folder}/{compression}.nir", graph, compression=compression)


def put(group, name, value, layout):
    if isinstance(value, dict):
        child = group.create_group(name)
        for key, inner in value.items():
            put(child, key, inner, layout)
    elif isinstance(value, str):
        group.create_dataset(name, data=np.bytes_(value) if layout == "fixed-strings" else value)
    elif isinstance(value, list):
        pairs = np.array([list(pair) for pair in value], dtype="S" if layout == "fixed-strings" else object)
        group.create_dataset(name, data=pairs, dtype=None if layout == "fixed-strings" else h5py.string_dtype())
    elif layout == "chunked" and value.ndim > 0:
        chunks = tuple(max(1, n // 3) for n in value.shape)
        group.create_dataset(name, data=value, chunks=chunks, shuffle=True, compression="gzip", maxshape=(None,) * value.ndim)
    else:
        group.create_dataset(name, data=value)


for layout in ("plain", "chunked", "fixed-strings"):
    with h5py.File(f"{folder}/{layout}.nir", "w") as file:
        put(file, "version", nir.version, layout)
        tree = graph.to_dict()
        tree.pop("metadata", None)
        for node in tree["nodes"].values():
            node.pop("metadata", None)
        put(file, "node", tree, layout)
