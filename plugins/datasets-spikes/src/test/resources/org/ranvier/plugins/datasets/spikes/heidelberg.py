"""
Writes the files of a Heidelberg set into a folder, as they are published: heidelberg.py FOLDER SET TIME_TYPE SAMPLES [ROOM]

With ROOM, so many bytes that are never written come before all else; where files can have holes, they take no disk.
"""
import sys

import h5py
import numpy

FOLDER, SET, TIME_TYPE, SAMPLES = sys.argv[1], sys.argv[2], numpy.dtype(sys.argv[3]), int(sys.argv[4])
ROOM = int(sys.argv[5]) if len(sys.argv) > 5 else 0
CLASSES = {"shd": 20, "ssc": 35}[SET]

for number, part in enumerate({"shd": ["train", "test"], "ssc": ["train", "valid", "test"]}[SET]):
    with h5py.File(f"{FOLDER}/{SET}_{part}.h5", "w") as file:
        if ROOM:
            made = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            made.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
            made.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
            h5py.h5d.create(file.id, b"room", h5py.h5t.STD_U8LE, h5py.h5s.create_simple((ROOM,)), made)
        spikes = file.create_group("spikes")
        times = spikes.create_dataset("times", (SAMPLES,), h5py.vlen_dtype(TIME_TYPE), chunks=(min(64, SAMPLES),))
        units = spikes.create_dataset("units", (SAMPLES,), h5py.vlen_dtype(numpy.uint16))
        for sample in range(SAMPLES):
            events = numpy.arange(sample * 7 % 300)
            times[sample] = (events / 256).astype(TIME_TYPE)
            units[sample] = ((sample * 31 + events * 7) % 700).astype(numpy.uint16)
        file["labels"] = (numpy.arange(SAMPLES) % CLASSES).astype(numpy.uint16)
        extra = file.create_group("extra")
        extra["speaker"] = (numpy.arange(SAMPLES) % 3 + number).astype(numpy.uint16)
        extra["keys"] = numpy.array([f"word {n}" for n in range(CLASSES)], dtype="S16")
        extra.create_group("meta_info")["gender"] = numpy.array(["f", "m"], dtype="S1")
