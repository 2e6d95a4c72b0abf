"""What PyTorch makes of label smoothing and class weights, in double precision.

    python3 losses.py > losses.csv

The network is one layer 3-4 with softmax. Parameters, inputs and soft targets are 64ths, so that both sides start
from the same numbers. A line holds the case, whether it has labels or targets, what is meant, and the values: the
loss, or the gradient of a tensor, weights as [in, out] row by row.
"""
import sys

import torch

ROWS, INPUTS, OUTPUTS = 6, 3, 4
WEIGHTS = [1, 2, 0, 0.5]
LABELS = [3, 0, 1, 1, 2, 0]

CASES = {
    "Plain": {},
    "Smoothed": {"label_smoothing": 0.125},
    "Weighted": {"weight": WEIGHTS},
    "SmoothedAndWeighted": {"label_smoothing": 0.25, "weight": WEIGHTS},
}


def drawn(first, *shape):
    count = torch.Size(shape).numel()
    return torch.tensor([((first + i) * 37 % 64 - 32) / 64 for i in range(count)], dtype=torch.float64).reshape(shape)


def run(case, kind, options):
    options = {key: torch.tensor(value, dtype=torch.float64) if key == "weight" else value for key, value in options.items()}
    w, b = drawn(1, INPUTS, OUTPUTS).requires_grad_(), drawn(20, OUTPUTS).requires_grad_()
    x = drawn(7, ROWS, INPUTS).requires_grad_()
    targets = torch.tensor(LABELS) if kind == "labels" else drawn(40, ROWS, OUTPUTS).abs().requires_grad_()
    loss = torch.nn.functional.cross_entropy(x @ w + b, targets, **options)
    loss.backward()
    line(case, kind, "loss", [loss.item()])
    tensors = [("Dense1.Weights", w), ("Dense1.Bias", b), ("inputs", x)] + ([] if kind == "labels" else [("targets", targets)])
    for what, tensor in tensors:
        line(case, kind, what, tensor.grad.flatten().tolist())


def line(case, kind, what, values):
    print(",".join([case, kind, what] + [repr(value) for value in values]))


if __name__ == "__main__":
    print("PyTorch " + torch.__version__, file=sys.stderr)
    for case, options in CASES.items():
        for kind in ("labels", "targets"):
            run(case, kind, options)
