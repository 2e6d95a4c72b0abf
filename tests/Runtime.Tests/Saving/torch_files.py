"""Reads and writes safetensors files for PyTorch with json and numpy alone.

    torch_files.py JOBS

JOBS is a JSON file with a list of objects. What stands in nn.Sequential(...) is "modules"; "file" is the safetensors file, "inputs" and
"outputs" are files of little-endian floats, row after row. Without a "type" the file is loaded, strictly; with one, weights are drawn and
written as that type. With a "prefix" only what is called so is loaded, as from a checkpoint. Then the outputs are computed in double precision, from the weights as the file has them.
"""

import json
import struct
import sys

import numpy
import torch
from torch import nn

NUMPY_TYPES = {"F64": "<f8", "F32": "<f4"}
TYPES = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}


def read(path):
    """The tensors of a file, by name."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[begin:end], NUMPY_TYPES[entry["dtype"]]).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
    return tensors


def write(path, tensors, type_name):
    """Writes tensors to a file."""
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().to(TYPES[type_name]).contiguous()
        raw = (values.view(torch.int16) if type_name == "BF16" else values).numpy().tobytes()
        header[name] = {"dtype": type_name, "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def run(modules, file, inputs, outputs, type=None, prefix=None):
    torch.manual_seed(1)
    network = eval(f"nn.Sequential({modules})")
    if type is not None:
        write(file, network.state_dict(), type)
        rounded = {name: value.to(TYPES[type]).to(torch.float32) for name, value in network.state_dict().items()}
        network.load_state_dict(rounded, strict=True)
    elif prefix is not None:
        tensors = read(file)
        network.load_state_dict({name: tensors[prefix + name] for name in network.state_dict()}, strict=True)
    else:
        network.load_state_dict(read(file), strict=True)
    network.double().eval()
    rows = torch.from_numpy(numpy.fromfile(inputs, "<f4").reshape(-1, network[0].in_features).astype("f8"))
    with torch.no_grad():
        network(rows).numpy().astype("<f4").tofile(outputs)


with open(sys.argv[1], encoding="utf-8") as jobs:
    for job in json.load(jobs):
        run(**job)
