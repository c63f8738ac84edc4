"""Writes the same recordings in every way that h5py has: those to be read into the folder 'read', those to be refused into 'refused'.

Six samples of 0 to 5 spikes each on 8 channels: the spikes of sample s are at 0.25 * i seconds on channel (s + i) % 8, its label is s % 2.
"""
import os
import sys

import h5py
import numpy as np

SAMPLES = 6
folder = sys.argv[1]
for kind in ("read", "refused"):
    os.makedirs(os.path.join(folder, kind), exist_ok=True)

labels = np.arange(SAMPLES) % 2
times = [0.25 * np.arange(s) for s in range(SAMPLES)]
units = [(s + np.arange(s)) % 8 for s in range(SAMPLES)]


def vlen(group, name, rows, dtype, **options):
    data = group.create_dataset(name, shape=(len(rows),), dtype=h5py.vlen_dtype(np.dtype(dtype)), **options)
    for n, row in enumerate(rows):
        data[n] = np.asarray(row, dtype=dtype)


def write(name, kind="read", time_type="<f4", unit_type="<i4", label=None, lists={}, libver=None, file={}, put=None):
    with h5py.File(os.path.join(folder, kind, name + ".h5"), "w", libver=libver, **file) as h5:
        (put or (lambda f: standard(f, time_type, unit_type, label, lists)))(h5)


def standard(h5, time_type="<f4", unit_type="<i4", label=None, lists={}):
    vlen(h5, "spikes/times", times, time_type, **lists)
    vlen(h5, "spikes/units", units, unit_type, **lists)
    if label:
        label(h5)
    else:
        h5["labels"] = labels


def labelled(**options):
    return lambda h5: h5.create_dataset("labels", data=options.pop("data", labels), **options)


# Numbers of every type.
for t in ("<f2", ">f2", ">f4", "<f8", ">f8"):
    write("times-" + t.replace("<", "little-").replace(">", "big-"), time_type=t)
for t in ("|u1", "|i1", "<u2", ">u2", ">i4", "<u4", "<i8", ">i8", "<u8", ">u8", "<f4"):
    write("units-" + t.replace("<", "little-").replace(">", "big-").replace("|", ""), unit_type=t)
    write("labels-" + t.replace("<", "little-").replace(">", "big-").replace("|", ""), label=labelled(data=labels.astype(t)))
write("labels-bool", label=labelled(data=labels.astype(bool)))
write("labels-enum", label=lambda h5: h5.create_dataset("labels", data=labels.astype("i2"), dtype=h5py.enum_dtype({"off": 0, "on": 1}, "i2")))
write("labels-bool-chunked-gzip", label=labelled(data=labels.astype(bool), chunks=(4,), compression="gzip"))
words = ["no", "yes"] * (SAMPLES // 2)
write("labels-strings", label=lambda h5: h5.create_dataset("labels", data=words))
write("labels-strings-chunked", label=lambda h5: h5.create_dataset("labels", data=words, dtype=h5py.string_dtype(), chunks=(4,), compression="lzf"))
write("labels-fixed-strings", label=labelled(data=np.array(words, dtype="S3")))
write("labels-fixed-strings-of-numbers", label=labelled(data=np.array(["0", "1"] * (SAMPLES // 2), dtype="S8"), chunks=(4,), compression="gzip"))
write("speakers-strings", label=lambda h5: (labelled()(h5), h5.create_dataset("extra/speaker", data=["ann", "bob"] * (SAMPLES // 2))))
write("labels-column", label=labelled(data=labels.reshape(-1, 1)))
refuse = lambda name, **more: write(name, kind="refused", **more)
refuse("labels-named-type", label=lambda h5: (h5.__setitem__("type", np.dtype("<i2")),
                                             h5.create_dataset("labels", data=labels, dtype=h5["type"])))

# Every way to store a list of numbers.
filters = {
    "chunked": {}, "gzip": {"compression": "gzip"}, "gzip-shuffle": {"compression": "gzip", "shuffle": True},
    "shuffle": {"shuffle": True}, "lzf": {"compression": "lzf"}, "lzf-shuffle": {"compression": "lzf", "shuffle": True},
    "fletcher": {"fletcher32": True}, "all": {"compression": "lzf", "shuffle": True, "fletcher32": True},
}
for name, options in filters.items():
    write("labels-" + name, label=labelled(chunks=(4,), **options))
    # Numbers that no filter shortens: their chunks are stored as they are, and say so.
    write("labels-one-" + name, label=labelled(chunks=(1,), **options))
    if "fletcher32" not in options:
        write("lists-" + name, lists=dict(chunks=(4,), **options))
        write("lists-one-" + name, lists=dict(chunks=(1,), **options))
for libver in ("earliest", "v108", "v110", "v112", "v114"):
    write("libver-" + libver, libver=(libver, "latest"))
    write("libver-chunked-" + libver, libver=(libver, "latest"), lists=dict(chunks=(4,), compression="gzip"), label=labelled(chunks=(4,)))
write("resizable", lists=dict(chunks=(4,), maxshape=(None,)), label=labelled(maxshape=(None,)))
write("resizable-latest", lists=dict(chunks=(4,), maxshape=(None,)), label=labelled(maxshape=(None,)), libver="latest")
write("user-block", file={"userblock_size": 512})
write("ordered", file={"track_order": True})


def compact(h5):
    space = h5py.h5s.create_simple((SAMPLES,))
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_layout(h5py.h5d.COMPACT)
    h5py.h5d.create(h5.id, b"labels", h5py.h5t.STD_I16LE, space, plist).write(h5py.h5s.ALL, h5py.h5s.ALL, labels.astype("<i2"))


def filled(h5):
    data = h5.create_dataset("labels", shape=(SAMPLES,), dtype="i4", chunks=(1,), fillvalue=1)
    data[0::2] = 0


def linked(h5):
    standard(h5)
    h5.move("labels", "elsewhere/real")
    h5["labels"] = h5py.SoftLink("/elsewhere/real")
    h5.move("spikes", "elsewhere/spikes")
    h5["spikes"] = h5py.SoftLink("/elsewhere/spikes")


def outside(h5):
    standard(h5)
    del h5["labels"], h5["spikes/times"]
    h5["labels"] = h5py.ExternalLink("labels-bool.h5", "/labels")
    h5["spikes/times"] = h5py.ExternalLink("lists-lzf.h5", "/spikes/times")


write("labels-compact", label=compact)
write("labels-filled", label=filled)
write("links", put=linked)
write("links-outside", put=outside)

# What is refused, each by what it is.
refuse("labels-scaleoffset", label=labelled(chunks=(6,), scaleoffset=2))
refuse("labels-szip", label=labelled(data=np.arange(SAMPLES * 64) % 2, chunks=(64,), compression="szip"))
refuse("labels-compound", label=labelled(data=np.zeros(SAMPLES, dtype=[("a", "i4"), ("b", "f4")])))
refuse("labels-missing-string", label=lambda h5: h5.create_dataset("labels", data=["no", "NA"] * 3))
refuse("labels-strings-of-two-columns", label=lambda h5: h5.create_dataset("labels", data=[["no", "yes"]] * SAMPLES))
refuse("labels-one-hot", label=labelled(data=np.eye(2)[labels]))
refuse("labels-scalar", label=labelled(data=3))
refuse("labels-empty", label=lambda h5: h5.create_dataset("labels", data=h5py.Empty("i4")))
refuse("labels-unwritten", label=lambda h5: h5.create_dataset("labels", shape=(SAMPLES,), dtype="i4"))
refuse("labels-unwritten-chunks", label=lambda h5: h5.create_dataset("labels", shape=(SAMPLES,), dtype="i4", chunks=(2,)))
refuse("labels-references", label=lambda h5: h5.create_dataset("labels", data=[h5["spikes"].ref] * SAMPLES, dtype=h5py.ref_dtype))
refuse("labels-opaque", label=labelled(data=np.array([b"ab"] * SAMPLES, dtype="V2")))
refuse("labels-lists", label=lambda h5: vlen(h5, "labels", times, "f4"))
refuse("labels-array-type", label=lambda h5: h5.create_dataset("labels", shape=(SAMPLES,), dtype=np.dtype(("i4", (2,)))))
refuse("labels-complex", label=labelled(data=labels.astype(complex)))
refuse("labels-long-double", label=labelled(data=labels.astype(np.longdouble)))
refuse("labels-nan", label=labelled(data=np.array([0, 1, np.nan, 1, 0, 1])))
refuse("labels-group", label=lambda h5: h5.create_group("labels"))
refuse("labels-external", label=lambda h5: h5.create_dataset("labels", data=labels, external=[(os.path.join(folder, "labels.bin"), 0, 1000)]))
refuse("labels-broken-link", label=lambda h5: h5.__setitem__("labels", h5py.SoftLink("/nowhere")))
refuse("labels-broken-outside", label=lambda h5: h5.__setitem__("labels", h5py.ExternalLink("nowhere.h5", "/labels")))


def virtual(h5):
    h5["real"] = labels
    layout = h5py.VirtualLayout(shape=(SAMPLES,), dtype=h5["real"].dtype)
    layout[:] = h5py.VirtualSource(h5["real"])
    h5.create_virtual_dataset("labels", layout)


refuse("labels-virtual", label=virtual)


def unknown(h5):
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((SAMPLES,))
    plist.set_filter(32001, h5py.h5z.FLAG_OPTIONAL, (2, 2, 4, 24, 5, 1, 0))
    h5py.h5d.create(h5.id, b"labels", h5py.h5t.STD_I32LE, h5py.h5s.create_simple((SAMPLES,)), plist).write_direct_chunk((0,), b"\0" * 24)


refuse("labels-blosc", label=unknown)
refuse("times-padded", put=lambda h5: (h5.create_dataset("spikes/times", data=np.zeros((SAMPLES, 5))),
                                       h5.create_dataset("spikes/units", data=np.zeros((SAMPLES, 5))), h5.__setitem__("labels", labels)))
refuse("times-strings", put=lambda h5: (h5.create_dataset("spikes/times", data=["a"] * SAMPLES), vlen(h5, "spikes/units", units, "i4"),
                                        h5.__setitem__("labels", labels)))
refuse("times-group", put=lambda h5: (h5.create_dataset("spikes/times/0", data=[1.0]), vlen(h5, "spikes/units", units, "i4"),
                                      h5.__setitem__("labels", labels)))
refuse("times-bool", time_type="?")
refuse("units-complex", unit_type="c8")
refuse("times-long-double", time_type=np.longdouble)
refuse("nothing", put=lambda h5: None)
