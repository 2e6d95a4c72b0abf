"""Checks ONNX files with the format's own checker: check.py FILE...

Names the file that is wrong and what about it. Shapes are inferred from the nodes, and the output's has to be the one stated.
"""
import sys

import onnx
from onnx import checker, shape_inference


def shape_of(value):
    return [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]


def check(path):
    model = onnx.load(path)
    checker.check_model(model, full_check=True)
    stated = shape_of(model.graph.output[0])

    # Without the statement, what the nodes make of the input's shape.
    del model.graph.output[0].type.tensor_type.shape.dim[:]
    model.graph.output[0].type.tensor_type.ClearField("shape")
    inferred = shape_of(shape_inference.infer_shapes(model, strict_mode=True).graph.output[0])
    if inferred != stated or stated[0] != "batch":
        raise ValueError(f"the output is stated as {stated} and comes out as {inferred}")


for path in sys.argv[1:]:
    try:
        check(path)
    except Exception as error:
        sys.exit(f"{path}: {error}")
