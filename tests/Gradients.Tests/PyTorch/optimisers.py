"""What PyTorch's optimisers make of one small network in 100 steps, in double precision.

    python3 optimisers.py > optimisers.csv

The network is 3-4-2 with tanh and mean squared error. Parameters, inputs and targets are 64ths, so that both
sides start from the same numbers. A line holds the optimiser, what is meant, and the values: the losses of
steps 1, 10, 50 and 100 before their updates, or a tensor after step 100, weights as [in, out] row by row.
"""
import sys

import torch

ROWS, INPUTS, HIDDEN, OUTPUTS, STEPS = 8, 3, 4, 2, 100
KEPT = (1, 10, 50, 100)


def drawn(first, *shape):
    count = torch.Size(shape).numel()
    return torch.tensor([((first + i) * 37 % 64 - 32) / 64 for i in range(count)], dtype=torch.float64).reshape(shape)


def sgd(**options):
    return lambda weights, biases: torch.optim.SGD(weights + biases, **options)


def adamw(decay, **options):
    # Decay is for weights only.
    return lambda weights, biases: torch.optim.AdamW(
        [{"params": weights, "weight_decay": decay}, {"params": biases, "weight_decay": 0}], **options)


OPTIMISERS = {
    "WithSgd": (sgd(lr=0.1), None),
    "WithMomentum": (sgd(lr=0.05, momentum=0.9), None),
    "WithNesterov": (sgd(lr=0.05, momentum=0.9, nesterov=True), None),
    "WithAdam": (lambda weights, biases: torch.optim.Adam(weights + biases), None),
    "WithAdamW": (adamw(0.1, lr=0.01), None),
    "WithRmsProp": (lambda weights, biases: torch.optim.RMSprop(weights + biases), None),
    "WithWeightDecay": (lambda weights, biases: torch.optim.SGD(
        [{"params": weights, "weight_decay": 0.05}, {"params": biases}], lr=0.1), None),
    "WithClipNorm": (sgd(lr=0.1, momentum=0.9), lambda parameters: torch.nn.utils.clip_grad_norm_(parameters, 0.1)),
    "WithClipValue": (sgd(lr=0.1, momentum=0.9), lambda parameters: torch.nn.utils.clip_grad_value_(parameters, 0.02)),
}


def run(name, make, clip):
    w1, b1 = drawn(1, INPUTS, HIDDEN).requires_grad_(), drawn(20, HIDDEN).requires_grad_()
    w2, b2 = drawn(30, HIDDEN, OUTPUTS).requires_grad_(), drawn(50, OUTPUTS).requires_grad_()
    x, t = drawn(7, ROWS, INPUTS), drawn(40, ROWS, OUTPUTS)
    optimiser = make([w1, w2], [b1, b2])
    losses = []
    for step in range(1, STEPS + 1):
        optimiser.zero_grad()
        loss = torch.nn.functional.mse_loss(torch.tanh(x @ w1 + b1) @ w2 + b2, t)
        loss.backward()
        if clip is not None:
            clip([w1, b1, w2, b2])
        optimiser.step()
        if step in KEPT:
            losses.append(loss.item())
    line(name, "losses", losses)
    for what, tensor in (("Dense1.Weights", w1), ("Dense1.Bias", b1), ("Dense2.Weights", w2), ("Dense2.Bias", b2)):
        line(name, what, tensor.detach().flatten().tolist())


def line(name, what, values):
    print(",".join([name, what] + [repr(value) for value in values]))


if __name__ == "__main__":
    print("PyTorch " + torch.__version__, file=sys.stderr)
    for name, (make, clip) in OPTIMISERS.items():
        run(name, make, clip)
