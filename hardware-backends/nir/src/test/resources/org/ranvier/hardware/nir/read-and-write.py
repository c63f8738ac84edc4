"""Reads a NIR file with Python's nir, prints the types of its nodes, and writes it again."""
import sys

import nir

graph = nir.read(sys.argv[1])
assert nir.serialization.read_version(sys.argv[1]) == "1.0.8"
nir.write(sys.argv[2], graph)
print(" ".join(type(node).__name__ for node in graph.nodes.values()))
