"""Reads the JSON of `ranvier bench`, and prints what it measured as other programs print theirs: own.py [machine]"""
import json
import sys

measured = json.load(sys.stdin)
if sys.argv[1:] == ["machine"]:
    print(json.dumps({"workload": "SGEMM", "program": "ranvier", **measured["machine"]}))
else:
    for result in measured["results"]:
        # Variants of W3 are sizes, which other programs have as well; those of W1 and W2 are what Ranvier can do.
        sizes = result["workload"] == "W3"
        result["spikes_per_neuron"] = list(result["spikes_per_neuron"].values())
        names = {
            "workload": f"W3 {result['variant']}" if sizes else result["workload"],
            "program": "ranvier" if sizes else f"ranvier {result['variant']}",
        }
        print(json.dumps({**result, **names}))
