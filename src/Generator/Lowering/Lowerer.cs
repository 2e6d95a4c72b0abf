using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Lowering;

/// <summary>Turns a checked network into programs of kernels over named buffers: pure, and the only place that decides.</summary>
internal sealed partial class Lowerer
{
    private readonly NetworkModel _model;
    private readonly bool _trains;
    private readonly List<DensePlan> _dense = [];
    private readonly List<KernelCall> _infer = [];
    private readonly List<KernelCall> _forward = [];
    private readonly List<KernelCall> _backward = [];
    private readonly List<KernelCall> _inputGradients = [];
    private readonly SegmentList _parameters = new(0);
    private readonly List<TensorPlan> _tensors = [];
    private readonly List<(string Name, int Floats, string Comment, int RowStep)> _batch = [];
    private readonly SegmentList _scratch = new(0);

    private Lowerer(NetworkModel model)
    {
        _model = model;
        _trains = model.Trains;
    }

    /// <summary>Lowers a network without errors.</summary>
    public static NetworkPlan Lower(NetworkModel model) => new Lowerer(model).Lower();

    private NetworkPlan Lower()
    {
        LowerForward();
        DensePlan last = _dense[_dense.Count - 1];
        string logits = $"z{last.Number}";
        Activation activation = Catalogue.Activation(last.Model.Activation);
        KernelCall? activate = OutputActivation(last, logits);
        string outputs = activate is null ? logits : $"a{last.Number}";
        HeadPlan? head = _model.Loss is null ? null : LowerHead(last, activation, logits, outputs, activate);
        Program? outputDelta = _trains ? LowerOutputDelta(last, activation, logits, outputs, activate) : null;
        if (_trains)
        {
            LowerBackward();
        }

        UpdateRule? update = _model.Optimizer is null ? null : Catalogue.Optimizer(_model.Optimizer.Kind).Rule(_model.Optimizer);
        if (update is not null && _model.Clipping is { } clipping)
        {
            update = Catalogue.Clipping(clipping.Kind).Limit(update);
        }

        SingleRowKernel? singleRow = SingleRowKernel.For(_infer, activate is null ? [] : [activate], logits, outputs, last.Model.Outputs);
        RowKernel? row = singleRow is null && !_model.UnrollsFully ? RowKernel.For(_infer) : null;
        StepKernel? step = _trains ? StepKernel.For(_forward, head?.Head, _backward, logits, last.Model.Outputs, update, _model.Batch) : null;
        Program[] programs =
        [
            .. Maybe(singleRow is null ? null : Of(new KernelCall(singleRow))), .. Maybe(row is null ? null : Of(new KernelCall(row))), Of(_infer), Of(activate), .. Maybe(head?.Head), .. Maybe(_trains ? Of(_forward) : null), .. Maybe(step is null ? null : Of(new KernelCall(step))), .. Maybe(outputDelta), Of(_backward), Of(_inputGradients), .. Maybe(_trains ? head?.TargetGradients : null),
        ];
        return new NetworkPlan
        {
            Model = _model,
            Memory = PlanMemory(update),
            Layers = _dense.ToEquatableArray(),
            Threads = ThreadPlanner.Plan(_model, _trains),
            Kernels = programs.SelectMany(p => p.Calls).Select(c => c.Kernel).Where(k => k is not LibraryKernel).Distinct().ToEquatableArray(),
            Infer = Of(_infer),
            Activate = Of(activate),
            SingleRow = singleRow,
            Row = row,
            Step = step,
            Head = head?.Head,
            Forward = _trains ? Of(_forward) : null,
            OutputDelta = outputDelta,
            Backward = _trains ? Of(_backward) : null,
            InputGradients = _trains ? Of(_inputGradients) : null,
            TargetGradients = _trains ? head?.TargetGradients : null,
            DeltaEquation = head?.Delta ?? "",
            Update = update,
            Logits = logits,
            Outputs = outputs,
        };

        static Program[] Maybe(Program? program) => program is null ? [] : [program];
    }

    private static Program Of(IEnumerable<KernelCall> calls) => new(calls.ToEquatableArray());

    private static Program Of(KernelCall? call) => new(call is null ? default : [call]);

    private MemoryPlan PlanMemory(UpdateRule? update)
    {
        int parameterLength = _parameters.End;
        string[] state = update?.State.ToArray() ?? [];
        HashSet<string> frozen = [.. _tensors.Where(tensor => tensor.IsFrozen && _trains).Select(tensor => tensor.Buffer)];
        SegmentList all = new(0);
        int trainedLength = 0;

        // What is frozen comes last: what is trained, its gradients and its state then lie alike.
        foreach (Segment parameter in _parameters.Segments.OrderBy(segment => frozen.Contains(segment.Name)))
        {
            all.Add(parameter.Name, parameter.Length, parameter.Comment);
            trainedLength = frozen.Contains(parameter.Name) ? trainedLength : all.End;
        }

        SegmentList batch = new(checked(parameterLength + (_trains ? trainedLength * (1 + state.Length) : 0)));
        if (_trains)
        {
            foreach ((string name, int floats, string comment, int rowStep) in _batch)
            {
                batch.Add(name, floats, comment, rowStep);
            }
        }

        return new MemoryPlan
        {
            ParameterLength = parameterLength,
            FrozenLength = parameterLength - trainedLength,
            State = state.ToEquatableArray(),
            Tensors = _tensors.Select(tensor => tensor with { Offset = all.Segments.First(segment => segment.Name == tensor.Buffer).Offset, IsFrozen = frozen.Contains(tensor.Buffer) }).ToEquatableArray(),
            Segments = all.Segments.Concat(batch.Segments).ToEquatableArray(),
            Scratch = _scratch.Segments.ToEquatableArray(),
            ScratchPerRow = _scratch.End,
            GradientLength = _trains ? trainedLength : 0,
            Length = batch.End,
        };
    }

    /// <summary>A buffer of rows in panels of 16, kept for the backward pass.</summary>
    private void Keep(string name, int width, string comment) =>
        _batch.Add((name, checked(_model.Batch * VectorWidth.Pad(width)), $"{comment} (rows × {Number(width)})", VectorWidth.Group));

    /// <summary>A buffer of another form; with rows of the step that lie some floats apart, or none.</summary>
    private void KeepWhole(string name, int floats, string comment, int rowStep = 0) => _batch.Add((name, floats, comment, rowStep));

    /// <summary>A buffer of rows that inference needs too.</summary>
    private void Scratch(string name, int width, string comment) =>
        _scratch.Add(name, VectorWidth.Pad(width), $"{comment} (rows × {Number(width)})");
}
