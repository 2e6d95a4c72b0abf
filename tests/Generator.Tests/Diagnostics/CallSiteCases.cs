using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Calls that break the rules 05xx. The network takes 4 inputs, gives 3 outputs, and trains up to 5 rows; it has 4·10 + 10 + 10·3 + 3 = 83 parameters.</summary>
internal static class CallSiteCases
{
    private const string Inference = "[Network(4)] [Dense(3, Activation.Softmax)] sealed partial class Net;";

    private const string Deployed = "[Network(4, Training = false)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd] sealed partial class Net;";

    private const string WithoutOptimizer = "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] sealed partial class Net;";

    public static IEnumerable<DiagnosticCase> All =>
    [
        .. Calls.Select(call => new DiagnosticCase(call.Id, CallSitePrograms.Wrap(call.Statements, call.Types) + Sources.Classifier, call.Message)),
        .. OtherNetworks,
        .. Missing,
    ];

    /// <summary>Calls in a method with a network and arguments of which nothing is known.</summary>
    public static IEnumerable<WrongCall> Calls => [.. Rows, .. Following, .. BesideConditions, .. Uses, .. TrainingRows, .. Agreement, .. Parameters, .. Labels, .. Overlaps];

    private static IEnumerable<WrongCall> Rows =>
    [
        Call("UNR0501", "net.Predict([|new float[7]|], y);", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "net.PredictLogits([|new float[] { 1, 2, 3 }|], y);", "'inputs' has 3 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "net.PredictLabels([|new[] { 1f }|], labels);", "'inputs' has 1 value, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "net.Predict(x, [|new float[5]|]);", "'outputs' has 5 values, but 'Net' needs 3 per row: pass a multiple of 3"),
        Call("UNR0501", "_ = net.Loss(x, targets: [|stackalloc float[4]|]);", "'targets' has 4 values, but 'Net' needs 3 per row: pass a multiple of 3"),
        Call("UNR0501", "_ = net.PredictLabel([|new float[8]|]);", "'row' has 8 values, but 'Net' needs 4 for a row: pass exactly 4"),
        Call("UNR0501", "_ = net.PredictLabel([|[1, 2, 3]|]);", "'row' has 3 values, but 'Net' needs 4 for a row: pass exactly 4"),
        Call("UNR0501", "_ = net.PredictLabel([|default|]);", "'row' has 0 values, but 'Net' needs 4 for a row: pass exactly 4"),
        Call("UNR0501", "_ = net.TrainStep([|new float[3]|], 1);", "'row' has 3 values, but 'Net' needs 4 for a row: pass exactly 4"),
        Call("UNR0501", "_ = net.TrainStep(label: 1, row: [|x.AsSpan(0, 3)|]);", "'row' has 3 values, but 'Net' needs 4 for a row: pass exactly 4"),
        Call("UNR0501", "_ = net.ComputeGradients([|stackalloc[] { 1f, 2f }|], labels);", "'inputs' has 2 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "net.Backward(x, [|new float[2]|]);", "'outputGradients' has 2 values, but 'Net' needs 3 per row: pass a multiple of 3"),
        Call("UNR0501", "_ = net.Trace([|new float[Net.Inputs + 1]|], labels);", "'inputs' has 5 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "net?.Predict([|new float[7]|], y);", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "System.Action act = () => net.Predict([|new float[7]|], y); act();", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "void Act() => net.Predict([|new float[7]|], y); Act();", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "try { net.Predict([|new float[7]|], y); } catch (Exception) { }", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "try { } catch (ArgumentException) { } finally { net.Predict([|new float[7]|], y); }", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
    ];

    /// <summary>Lengths that are known by way of others.</summary>
    private static IEnumerable<WrongCall> Following =>
    [
        Inputs(7, "float[] a = new float[7]; net.Predict([|a|], y);"),
        Inputs(7, "var a = new float[7]; float[] b = a; Span<float> c = b; ReadOnlySpan<float> d = c; net.Predict([|d|], y);"),
        Inputs(7, "float[] a; a = new float[7]; net.Predict([|a|], y);"),
        Inputs(7, "(float[] a, int n) = (new float[7], 3); net.Predict([|a|], y); _ = n;"),
        Inputs(7, "const int n = 3; net.Predict([|new float[2 * n + 1]|], y);"),
        Inputs(9, "int n = 2; int m = n + 1; float[] a = new float[n * m + 3]; net.Predict([|a|], y);"),
        Inputs(10, "int rows = 3; net.Predict([|new float[rows * Net.Outputs + 1]|], y);"),
        Inputs(7, "float[] a = [1, 2, 3, 4, 5, 6, 7]; net.Predict([|a|], y);"),
        Inputs(7, "float[] a = { 1, 2, 3, 4, 5, 6, 7 }; net.Predict([|a|], y);"),
        Inputs(3, "Span<float> a = [1, 2, 3]; net.Predict([|a|], y);"),
        Inputs(7, "Span<float> a = stackalloc float[7]; a[0] = 1; net.Predict([|a|], y);"),
        Inputs(7, "int n = 7; Span<float> a = stackalloc float[n]; net.Predict([|a|], y);"),
        Inputs(3, "ReadOnlySpan<float> a = stackalloc[] { 1f, 2f, 3f }; net.Predict([|a|], y);"),
        Inputs(7, "float[] a = new float[20]; net.Predict([|a.AsSpan(1, 7)|], y);"),
        Inputs(19, "float[] a = new float[20]; net.Predict([|a.AsSpan(1)|], y);"),
        Inputs(7, "net.Predict([|x.AsSpan(2, 7)|], y);"),
        Inputs(5, "net.Predict([|x.AsSpan(1..6)|], y);"),
        Inputs(5, "net.Predict([|x.AsSpan()[1..6]|], y);"),
        Inputs(5, "net.Predict([|x[1..6]|], y);"),
        Inputs(5, "net.Predict([|x[^5..]|], y);"),
        Inputs(6, "float[] a = new float[8]; net.Predict([|a[1..^1]|], y);"),
        Inputs(6, "float[] a = new float[8]; net.Predict([|a.AsSpan()[1..^1]|], y);"),
        Inputs(6, "float[] a = new float[8]; net.Predict([|a.AsSpan()[..^2]|], y);"),
        Inputs(6, "float[] a = new float[8]; ReadOnlySpan<float> b = a; net.Predict([|b.Slice(2)|], y);"),
        Inputs(6, "float[] a = new float[8]; ReadOnlySpan<float> b = a; net.Predict([|b.Slice(1, 6)|], y);"),
        Inputs(6, "float[] a = new float[8]; net.Predict([|new ReadOnlySpan<float>(a, 1, 6)|], y);"),
        Inputs(7, "float[] a = new float[7]; net.Predict([|new Span<float>(a)|], y);"),
        Inputs(7, "float[] a = new float[7]; net.Predict([|new float[a.Length]|], y);"),
        Inputs(7, "Span<float> a = new float[7]; net.Predict([|a.ToArray()|], y);"),
        Inputs(7, "net.Predict([|x.Length > 3 ? new float[7] : new float[] { 1, 2, 3, 4, 5, 6, 7 }|], y);"),
        Inputs(9, "float[] a = [1, 2, 3, 4]; net.Predict([|[.. a, 5, .. a]|], y);"),
        Inputs(7, "float[] a = new float[7]; for (int i = 0; i < a.Length; i++) { a[i] = i; } net.Predict([|a|], y);"),
        Inputs(7, "float[] a = new float[7]; for (int i = 0; i < 9; i++) { net.Predict([|a|], y); }"),
        Inputs(7, "float[] a = new float[7]; while (net.PredictLabel(x.AsSpan(0, 4)) == 0) { net.Predict([|a|], y); }"),
        Inputs(7, "float[] a = new float[7]; if (net.Loss(a.AsSpan(0, 4), labels.AsSpan(0, 1)) > 0) { net.Predict([|a|], y); }"),
        Inputs(7, "int steps = labels.Length / Net.Batch; for (int i = 0; i < steps; i++) { net.Predict([|new float[7]|], y); }"),
        Inputs(7, "for (int start = 0; start + Net.Batch <= labels.Length; start += Net.Batch) { net.Predict([|new float[7]|], y); }"),
        Inputs(7, "if (x.Length % Net.Inputs != 0) { throw new ArgumentException(nameof(x)); } net.Predict([|new float[7]|], y);"),
        Inputs(7, "if (Net.Inputs == 4) { net.Predict([|new float[7]|], y); }"),
        Inputs(7, "int n = Net.Inputs; if (Rows(x, n) > 0) { net.Predict([|new float[7]|], y); } static int Rows(float[] x, int n) => x.Length / n;"),
        Inputs(7, "Span<float> a = new float[7]; a.Clear(); _ = a.Length; _ = a.Count(); net.Predict([|a|], y);", "static class Extension { public static int Count(this Span<float> span) => span.Length; }"),
        Inputs(7, "Helper.Run(net, y);", "static class Helper { public static void Run(Net net, float[] y) { try { Other(); } catch (ArgumentException) { } net.Predict([|new float[7]|], y); } private static void Other() { } }"),
        Inputs(7, "try { Helper.Run(net, y); } catch (Exception) { }", "static class Helper { public static void Run(Net net, float[] y) => net.Predict([|new float[7]|], y); }"),
        Inputs(7, "foreach (float v in y) { float[] a = new float[7]; a[0] = v; net.Predict([|a|], y); }"),
        Inputs(7, "net.Predict([|Data.Field|], y);", "static class Data { public static readonly float[] Field = new float[7]; }"),
        Inputs(3, "net.Predict([|Data.Field|], y);", "static class Data { public static readonly float[] Field = { 1, 2, 3 }; }"),
        Inputs(7, "net.Predict([|Data.Field|], y);", "static class Data { private static readonly int s_size = Math.Max(7, 3); public static readonly float[] Field = new float[7]; public static readonly int After = Take(); private static int Take() => Field.Length + s_size; }"),
        Inputs(3, "net.Predict([|Data.Field|], y);", "static class Data { public static readonly float[] Field = [1, 2, 3]; }"),
        Inputs(6, "net.Predict([|new float[Data.Rows * 3]|], y);", "static class Data { public static readonly int Rows = 2; }"),
        Inputs(3, "net.Predict([|Data.Row|], y);", "static class Data { public static ReadOnlySpan<float> Row => [1, 2, 3]; }"),
        Inputs(7, "new Owner().Run(net, y);", "sealed class Owner { private readonly float[] _x = new float[7]; public void Run(Net net, float[] y) => net.Predict([|_x|], y); }"),
        Inputs(7, "Generic.Run(net, y);", "static class Generic { public static void Run<T>(T net, float[] y) where T : Net => net.Predict([|new float[7]|], y); }"),
    ];

    /// <summary>Conditions and guards that do not decide whether the call runs with its length.</summary>
    private static IEnumerable<WrongCall> BesideConditions =>
    [
        // What is read are elements, or what the network made of them.
        Inputs(7, "float[] a = new float[7]; float[] o = new float[6]; net.Predict([|a|], o); if (o[0] > 0.5f) { Console.WriteLine(); }"),
        Call("UNR0501", "float[] o = new float[4]; net.Predict(x, [|o|]); if (o[0] > 0.5f) { Console.WriteLine(); }", "'outputs' has 4 values, but 'Net' needs 3 per row: pass a multiple of 3"),
        Inputs(7, "float[] a = new float[7]; a[0] = y[0]; if (a[0] < 0.5f) { net.Predict([|a|], y); }"),
        Inputs(7, "Span<float> a = stackalloc float[7]; a[^1] = 1; if (a[^1] > 0 && a[0] == 0) { net.Predict([|a|], y); }"),
        Inputs(7, "float[] a = new float[7]; float max = 0; for (int i = 0; i < a.Length; i++) { max = Math.Max(max, a[i]); } if (max < 1) { net.Predict([|a|], y); }"),
        Inputs(7, "float[] a = new float[7]; while (y[0] < 1) { net.Predict([|a|], y); y[0]++; if (y[1] > 3) { break; } }"),
        Inputs(7, "float[] a = new float[7]; if (net.PredictLabel(a.AsSpan(0, 4)) < 3) { net.Predict([|a|], y); }"),

        // They stand behind it.
        Inputs(7, "float[] a = new float[7]; net.Predict([|a|], y); if (a.Length == 8) { Console.WriteLine(); }"),
        Inputs(7, "float[] a = new float[7]; net.Predict([|a|], y); for (int i = 0; i < a.Length; i++) { a[i] = 0; }"),
        Inputs(7, "float[] a = new float[7]; net.Predict([|a|], y); System.Diagnostics.Debug.Assert(a.Length == 8);"),
        Inputs(7, "float[] a = new float[7]; net.Predict([|a|], y); _ = Unrolled.Trainer.Fit(net, Unrolled.Dataset.WithLabels(a, labels));"),
        Inputs(7, "float[] a = new float[7]; Note(a, net); net.Predict([|a|], y); static void Note(float[] a, Unrolled.ITrainable one) => Console.WriteLine(a[0]);"),
        Inputs(7, "foreach (int label in labels) { float[] a = new float[7]; net.Predict([|a|], y); } if (x.Length == 7) { return; }"),
        Inputs(7, "float[] a = new float[7]; Action act = () => net.Predict([|a|], y); act(); if (a.Length == 8) { return; }"),
        Inputs(7, "float[] a = new float[7]; Act(); if (a.Length == 8) { return; } void Act() => net.Predict([|a|], y);"),

        // They decide about something else.
        Inputs(7, "float[] a = new float[7]; if (a.Length > 3) { a[3] = 1; } net.Predict([|a|], y);"),
        Inputs(7, "float[] a = new float[7]; string kind = a.Length > 3 ? \"long\" : \"short\"; Console.WriteLine(kind); net.Predict([|a|], y);"),
        Inputs(7, "float[] a = new float[7]; for (int i = 0; i < a.Length; i++) { if (i == 3) { break; } } net.Predict([|a|], y);"),
        Inputs(7, "float[] a = new float[7]; Func<bool> fits = () => a.Length == 8; net.Predict([|a|], y); _ = fits();"),
        Inputs(7, "int n = 3; if (n == 3) { Console.WriteLine(); } net.Predict([|new float[7]|], new float[n]);"),
        Inputs(7, "int n = 3; if (n == 3) { net.Predict([|new float[7]|], new float[n]); }"),
        Inputs(7, "if (x.Length >= 9) { net.Predict([|x.AsSpan(2, 7)|], y); }"),
        Inputs(7, "float[] o = new float[3]; if (o.Length == 3) { net.Predict([|new float[7]|], o); }"),

        Inputs(7, "int i = 0; while (Agent.Step(net, ref i)) { }", "static class Agent { private static readonly float[] s_row = new float[7]; public static bool Step(Net net, ref int i) { Act(net); return i++ < 3; } private static void Act(Net net) => net.Predict([|s_row|], new float[6]); }"),

        // Null is no length.
        Inputs(7, "if (y != null) { net.Predict([|new float[7]|], y); }"),
        Inputs(7, "float[]? a = new float[7]; if (a != null) { net.Predict([|a|], y); }"),
        Inputs(7, "float[]? a = new float[7]; if (a is null) { return; } net.Predict([|a|], y);"),
        Inputs(7, "float[]? a = new float[7]; if (a is not { }) { return; } net.Predict([|a|], y);"),
        Inputs(7, "float[] a = new float[7]; ArgumentNullException.ThrowIfNull(a); net.Predict([|a|], y);"),
        Inputs(7, "float[] a = new float[7]; Need(a); net.Predict([|a|], y); static void Need(float[] b) { if (b is null) { throw new ArgumentNullException(nameof(b)); } }"),

        // Helpers that only use it.
        Inputs(7, "float[] a = new float[7]; Array.Fill(a, 1f); Random.Shared.NextBytes(new byte[a.Length]); net.Predict([|a|], y);"),
        Inputs(7, "float[] a = new float[7]; Fill(a); net.Predict([|a|], y); static void Fill(float[] b) { for (int i = 0; i < b.Length; i++) { b[i] = i; } }"),
        Inputs(7, "float[] a = new float[7]; Console.WriteLine($\"{nameof(a)}: {a.Length}\"); net.Predict([|a|], y);"),

        // Somebody else catches, or something else.
        Inputs(7, "Run(() => net.Predict([|new float[7]|], y)); static void Run(Action act) { try { act(); } catch (System.IO.IOException) { } }"),
        Inputs(7, "try { net.Predict([|new float[7]|], y); } catch (AggregateException) { }"),
        Inputs(7, "try { net.Predict([|new float[7]|], y); } catch (Exception one) { Console.WriteLine(new System.ArgumentException(one.Message)); }"),
        Inputs(7, "Helper.Run(net); try { Helper.Other(); } catch (ArgumentException) { }", "static class Helper { public static void Run(Net net) => net.Predict([|new float[7]|], new float[6]); public static void Other() { } }"),
        Inputs(7, "new Helper(net).Run(); try { _ = int.Parse(\"1\"); } catch (FormatException) { }", "sealed class Helper(Net net) { public void Run() => net.Predict([|new float[7]|], new float[6]); }"),
    ];

    /// <summary>Programs as users write them.</summary>
    private static IEnumerable<WrongCall> Uses =>
    [
        Call("UNR0501", "float[] state = new float[6]; float[] q = new float[3]; var random = new Random(1); for (int step = 0; step < 10; step++) { if (random.NextDouble() < 0.1) { continue; } net.Predict([|state|], q); int best = 0; if (q[1] > q[best]) { best = 1; } if (q[2] > q[best]) { best = 2; } state[0] = best; }", "'inputs' has 6 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "float[] state = new float[6]; float[] q = new float[3]; bool done = false; while (!done) { net.Predict([|state|], q); done = q[0] > 0.5f; }", "'inputs' has 6 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "float[] block = new float[6]; for (int i = 0; i < block.Length; i++) { block[i] = MathF.Sin(i); } net.Predict([|block|], y);", "'inputs' has 6 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "float[] row = new float[5]; if (y.Length > 0) { net.Predict([|row|], y); }", "'inputs' has 5 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "var rows = new System.Collections.Generic.List<float[]> { x }; foreach (float[] one in rows) { float[] scores = new float[4]; net.Predict(one, [|scores|]); if (scores[0] > 0.9f) { break; } }", "'outputs' has 4 values, but 'Net' needs 3 per row: pass a multiple of 3"),
        Call("UNR0501", "float[] a = new float[7]; if (labels.Length == 0) { throw new ArgumentException(\"none\"); } net.Predict([|a|], y);", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "float[] a = new float[7]; string text = \"a,b\"; if (text.Length == 3) { net.Predict([|a|], y); }", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "float[] a = new float[7]; try { net.Predict([|a|], y); } finally { Array.Clear(a); }", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "float[] a = new float[7]; using var stream = new System.IO.MemoryStream(); if (stream.Length == 0) { net.Predict([|a|], y); }", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "new Agent(net).Act(x);", "'outputs' has 4 values, but 'Net' needs 3 per row: pass a multiple of 3", "sealed class Agent(Net net) { private readonly float[] _scores = new float[4]; public int Act(float[] x) { net.Predict(x, [|_scores|]); int best = 0; for (int i = 1; i < 4; i++) { if (_scores[i] > _scores[best]) { best = i; } } return best; } }"),
        Call("UNR0501", "new Agent(net).Act(x);", "'outputs' has 4 values, but 'Net' needs 3 per row: pass a multiple of 3", "sealed class Agent(Net net) { private const int Actions = 4; private readonly float[] _scores = new float[Actions]; public int Act(float[] x) { if (x is null) { throw new ArgumentNullException(nameof(x)); } if (x.Length % Net.Inputs != 0) { throw new ArgumentException(\"rows\", nameof(x)); } net.Predict(x, [|_scores|]); int best = 0; for (int i = 1; i < _scores.Length; i++) { if (_scores[i] > _scores[best]) { best = i; } } return best; } }"),
        Call("UNR0502", "const int Epochs = 3; float best = float.MaxValue; for (int epoch = 0; epoch < Epochs; epoch++) { float loss = net.TrainStep([|new float[24]|], new int[6]); if (loss < best) { best = loss; } else if (epoch > 5) { break; } }", "'inputs' has 6 rows, but TrainStep of 'Net' takes 1 to 5: pass at most 5 rows or declare Batch = 6"),
        Call("UNR0503", "float[] inputs = new float[20]; int[] targets = new int[4]; if (net.Loss(x, labels) > 1) { _ = net.TrainStep(inputs, [|targets|]); }", "'labels' has 4 values, but 'inputs' has 5 rows and 'Net' needs 1 per row: pass 5"),
        Call("UNR0501", "Span<float> row = stackalloc float[3]; row.Fill(1); Console.WriteLine(net.PredictLabel([|row|]));", "'row' has 3 values, but 'Net' needs 4 for a row: pass exactly 4"),
        Call("UNR0504", "float[] weights = new float[80]; if (System.IO.File.Exists(\"none.bin\") || weights[0] == 0) { net.CopyParametersFrom([|weights|]); }", "'source' has 80 values, but 'Net' has 83 parameters: pass exactly 83"),
        Call("UNR0501", "System.Threading.Tasks.Task task = System.Threading.Tasks.Task.Run(() => net.Predict([|new float[7]|], y)); task.Wait();", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "Action<float[]> show = a => Console.WriteLine(a.Length); float[] b = new float[7]; show(x); net.Predict([|b|], y);", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "int width = 5; Console.WriteLine($\"width {width}\"); net.Predict([|new float[width]|], y);", "'inputs' has 5 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "float[] a = new float[7]; _ = a.Length > 3 ? Console.Out : Console.Error; net.Predict([|a|], y);", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "float[] a = new float[7]; var watch = System.Diagnostics.Stopwatch.StartNew(); net.Predict([|a|], y); if (watch.ElapsedMilliseconds > a.Length) { Console.WriteLine(\"slow\"); }", "'inputs' has 7 values, but 'Net' needs 4 per row: pass a multiple of 4"),
        Call("UNR0501", "var data = new[] { (Row: x, Label: 1) }; foreach (var (row, label) in data) { if (label == 1) { _ = net.TrainStep([|row.AsSpan(0, 3)|], label); } }", "'row' has 3 values, but 'Net' needs 4 for a row: pass exactly 4"),
        Call("UNR0505", "int[] wrong = [0, 3]; foreach (int one in wrong) { Console.WriteLine(one); } _ = net.Loss(x.AsSpan(0, 8), [|wrong|]);", "'labels[1]' is 3, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "ReadOnlySpan<int> wrong = [0, 3]; foreach (int one in wrong) { Console.WriteLine(one); } _ = net.Loss(x.AsSpan(0, 8), [|wrong|]);", "'labels[1]' is 3, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "Span<int> wrong = [0, 3]; foreach (int one in wrong) { Console.WriteLine(one); } _ = net.Loss(x.AsSpan(0, 8), [|wrong|]);", "'labels[1]' is 3, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "Span<int> wrong = [0, 3]; foreach (ref readonly int one in wrong) { Console.WriteLine(one); } _ = net.Loss(x.AsSpan(0, 8), [|wrong|]);", "'labels[1]' is 3, but 'Net' has 3 classes: pass 0 to 2"),
    ];

    private static IEnumerable<WrongCall> TrainingRows =>
    [
        Call("UNR0502", "_ = net.TrainStep([|new float[24]|], y);", "'inputs' has 6 rows, but TrainStep of 'Net' takes 1 to 5: pass at most 5 rows or declare Batch = 6"),
        Call("UNR0502", "_ = net.ComputeGradients([|new float[24]|], labels);", "'inputs' has 6 rows, but ComputeGradients of 'Net' takes 1 to 5: pass at most 5 rows or declare Batch = 6"),
        Call("UNR0502", "net.Backward([|new float[4 * (Net.Batch + 1)]|], y);", "'inputs' has 6 rows, but Backward of 'Net' takes 1 to 5: pass at most 5 rows or declare Batch = 6"),
        Call("UNR0502", "_ = net.TrainStep(x, [|new int[1000]|]);", "'labels' has 1,000 rows, but TrainStep of 'Net' takes 1 to 5: pass at most 5 rows or declare Batch = 1,000"),
        Call("UNR0502", "_ = net.TrainStep(x, y, [|new float[6]|]);", "'rowWeights' has 6 rows, but TrainStep of 'Net' takes 1 to 5: pass at most 5 rows or declare Batch = 6"),
        Call("UNR0502", "_ = net.TrainStep([|[]|], y);", "'inputs' has 0 rows, but TrainStep of 'Net' takes 1 to 5: pass at least one row"),
        Call("UNR0502", "_ = net.Loss([|Array.Empty<float>()|], y);", "'inputs' has 0 rows, but Loss of 'Net' takes at least 1: pass at least one row"),
        Call("UNR0502", "_ = net.Loss([|ReadOnlySpan<float>.Empty|], labels);", "'inputs' has 0 rows, but Loss of 'Net' takes at least 1: pass at least one row"),
    ];

    private static IEnumerable<WrongCall> Agreement =>
    [
        Call("UNR0503", "net.Predict(new float[8], [|new float[5]|]);", "'outputs' has 5 values, but 'inputs' has 2 rows and 'Net' needs 3 per row: pass 6"),
        Call("UNR0503", "net.Predict(new float[4], [|new float[6]|]);", "'outputs' has 6 values, but 'inputs' has 1 row and 'Net' needs 3 per row: pass 3"),
        Call("UNR0503", "net.PredictLabels(new float[8], [|new int[3]|]);", "'labels' has 3 values, but 'inputs' has 2 rows and 'Net' needs 1 per row: pass 2"),
        Call("UNR0503", "_ = net.TrainStep(new float[8], [|new float[9]|]);", "'targets' has 9 values, but 'inputs' has 2 rows and 'Net' needs 3 per row: pass 6"),
        Call("UNR0503", "int[] six = new int[6]; _ = net.TrainStep(new float[8], [|six|]);", "'labels' has 6 values, but 'inputs' has 2 rows and 'Net' needs 1 per row: pass 2, or floats for targets"),
        Call("UNR0503", "_ = net.TrainStep(new float[8], [|new float[2]|]);", "'targets' has 2 values, but 'inputs' has 2 rows and 'Net' needs 3 per row: pass 6, or integers for labels"),
        Call("UNR0503", "_ = net.Loss(new float[8], [|new byte[1]|]);", "'labels' has 1 value, but 'inputs' has 2 rows and 'Net' needs 1 per row: pass 2"),
        Call("UNR0503", "_ = net.TrainStep(x, new int[2], [|new float[3]|]);", "'rowWeights' has 3 values, but 'labels' has 2 rows and 'Net' needs 1 per row: pass 2"),
        Call("UNR0503", "_ = net.ComputeGradients(new float[8], y, [|new float[7]|]);", "'inputGradients' has 7 values, but 'inputs' has 2 rows and 'Net' needs 4 per row: pass 8"),
        Call("UNR0503", "_ = net.ComputeGradients(new float[8], y, new float[8], [|new float[5]|]);", "'targetGradients' has 5 values, but 'inputs' has 2 rows and 'Net' needs 3 per row: pass 6"),
        Call("UNR0503", "net.Predict([], [|new float[3]|]);", "'outputs' has 3 values, but 'inputs' has 0 rows and 'Net' needs 3 per row: pass 0"),
        Call("UNR0503", "net.Predict(new float[int.MaxValue / 4 * 4], [|new float[3]|]);", "'outputs' has 3 values, but 'inputs' has 536,870,911 rows and 'Net' needs 3 per row: pass 1,610,612,733"),
    ];

    private static IEnumerable<WrongCall> Parameters =>
    [
        Call("UNR0504", "net.CopyParametersTo([|new float[82]|]);", "'destination' has 82 values, but 'Net' has 83 parameters: pass exactly 83"),
        Call("UNR0504", "net.CopyParametersFrom([|new float[Net.ParameterCount + 1]|]);", "'source' has 84 values, but 'Net' has 83 parameters: pass exactly 83"),
        Call("UNR0504", "net.Dense1.Weights.CopyFrom([|new float[39]|]);", "'source' has 39 values, but 'Net.Dense1.Weights' has 4 × 10: pass exactly 40"),
        Call("UNR0504", "net.Dense2.Weights.CopyTo([|new float[31]|]);", "'destination' has 31 values, but 'Net.Dense2.Weights' has 10 × 3: pass exactly 30"),
        Call("UNR0504", "net.Dense2.Bias.CopyTo([|new float[4]|]);", "'destination' has 4 values, but 'Net.Dense2.Bias' has 3: pass exactly 3"),
        Call("UNR0504", "net.Gradients.Dense1.Weights.CopyTo([|new float[1]|]);", "'destination' has 1 value, but 'Net.Dense1.Weights' has 4 × 10: pass exactly 40"),
    ];

    private static IEnumerable<WrongCall> Labels =>
    [
        Call("UNR0505", "_ = net.TrainStep(x.AsSpan(0, 4), [|3|]);", "'label' is 3, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "_ = net.TrainStep(x.AsSpan(0, 4), label: [|-1|]);", "'label' is -1, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "int last = Net.Outputs; _ = net.TrainStep(x.AsSpan(0, 4), [|last|]);", "'label' is 3, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "_ = net.TrainStep(x, new[] { 0, 1, [|7|], 9 });", "'labels[2]' is 7, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "_ = net.Loss(x, new byte[] { 0, [|200|] });", "'labels[1]' is 200, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "_ = net.TrainStep(x, stackalloc int[] { 0, [|int.MinValue|] });", "'labels[1]' is -2,147,483,648, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "int[] wrong = [0, 3]; _ = net.Loss(x, [|wrong|]);", "'labels[1]' is 3, but 'Net' has 3 classes: pass 0 to 2"),
        Call("UNR0505", "ReadOnlySpan<int> wrong = [0, 1, 1, 3]; _ = net.ComputeGradients(x, [|wrong|]);", "'labels[3]' is 3, but 'Net' has 3 classes: pass 0 to 2"),
    ];

    private static IEnumerable<WrongCall> Overlaps =>
    [
        Call("UNR0506", "float[] b = new float[100]; net.Predict(b.AsSpan(0, 8), [|b.AsSpan(7, 6)|]);", "'outputs' shares memory with 'inputs', but Predict of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "float[] b = new float[100]; net.Predict(b.AsSpan(10, 8), [|b.AsSpan(5, 6)|]);", "'outputs' shares memory with 'inputs', but Predict of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "float[] b = Make(); net.Predict(b.AsSpan()[4..8], [|b.AsSpan(5, 3)|]);", "'outputs' shares memory with 'inputs', but Predict of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "net.Predict(x, [|x.AsSpan(0, 15)|]);", "'outputs' shares memory with 'inputs', but Predict of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "net.Predict(x.AsSpan(0, 20), [|x|]);", "'outputs' shares memory with 'inputs', but Predict of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "float[] b = new float[20]; Span<float> s = b; net.PredictLogits(b, [|s[..15]|]);", "'outputs' shares memory with 'inputs', but PredictLogits of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "_ = net.ComputeGradients(x, labels, [|x.AsSpan()|]);", "'inputGradients' shares memory with 'inputs', but ComputeGradients of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "_ = net.ComputeGradients(x, labels, [|x.AsSpan(0, 20)|]);", "'inputGradients' shares memory with 'inputs', but ComputeGradients of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "_ = net.ComputeGradients(x, labels, [|x|]);", "'inputGradients' shares memory with 'inputs', but ComputeGradients of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "_ = net.ComputeGradients(x, y, default, [|y|]);", "'targetGradients' shares memory with 'targets', but ComputeGradients of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "Span<float> g = new float[12]; _ = net.ComputeGradients(new float[8], new float[6], g[..8], [|g[6..]|]);", "'targetGradients' shares memory with 'inputGradients', but ComputeGradients of 'Net' needs them apart: pass another buffer"),
        Call("UNR0506", "net.Backward(x, y, inputGradients: [|x|]);", "'inputGradients' shares memory with 'inputs', but Backward of 'Net' needs them apart: pass another buffer"),
    ];

    private static IEnumerable<DiagnosticCase> OtherNetworks =>
    [
        new(
            "UNR0502",
            "[Network(4)] [Dense(3)] [SquaredError] [Sgd] sealed partial class Net { public float Run(float[] y) => TrainStep([|new float[8]|], y); }",
            "'inputs' has 2 rows, but TrainStep of 'Net' takes 1: pass at most 1 row or declare Batch = 2"),
        new(
            "UNR0505",
            "static class Program { static float Run(Coin coin, float[] x) => coin.TrainStep(x, new[] { 0, 1, [|2|] }); } [Network(2, Batch = 9)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [Sgd] sealed partial class Coin;",
            "'labels[2]' is 2, but 'Coin' has 2 classes: pass 0 to 1"),
        new(
            "UNR0501",
            "static class Program { static float Run(Coin coin) => coin.Predict([|new float[3]|]); } [Network(2)] [Dense(1, Activation.Sigmoid)] sealed partial class Coin;",
            "'row' has 3 values, but 'Coin' needs 2 for a row: pass exactly 2"),
    ];

    /// <summary>The compiler says that the member does not exist; the rule says what to add.</summary>
    private static IEnumerable<DiagnosticCase> Missing =>
    [
        new("UNR0507", CallSitePrograms.Wrap("_ = net.[|TrainStep|](x, labels);", Inference), "'Net' declares no loss, so it has no TrainStep: add one below its layers, [CrossEntropy] for instance, and an optimiser, [Sgd(LearningRate = 0.1)] for instance", "CS1061"),
        new("UNR0507", CallSitePrograms.Wrap("_ = net?.[|Loss|](x, labels);", Inference), "'Net' declares no loss, so it has no Loss: add one below its layers, [CrossEntropy] for instance", "CS1061"),
        new("UNR0507", CallSitePrograms.Wrap("_ = net.[|ComputeGradients|](x, y);", "[Network(4)] [Dense(3, Activation.Sigmoid)] [Adam] sealed partial class Net;"), "'Net' declares no loss, so it has no ComputeGradients: add one below its layers, [BinaryCrossEntropy] for instance", "CS1501"),
        new("UNR0507", CallSitePrograms.Wrap("_ = net.[|TrainStep|](x, y);", "[Network(4)] [Dense(3)] [Adam] sealed partial class Net;"), "'Net' declares no loss, so it has no TrainStep: add one below its layers, [MeanSquaredError] for instance", "CS1061"),
        new("UNR0508", CallSitePrograms.Wrap("_ = net.[|TrainStep|](x, y);", WithoutOptimizer), "'Net' declares no optimiser, so it has no TrainStep: add one below its layers, [Sgd(LearningRate = 0.1)] for instance", "CS1061"),
        new("UNR0508", CallSitePrograms.Wrap("net.[|ApplyGradients|]();", WithoutOptimizer), "'Net' declares no optimiser, so it has no ApplyGradients: add one below its layers, [Sgd(LearningRate = 0.1)] for instance", "CS1061"),
        new("UNR0509", CallSitePrograms.Wrap("_ = net.[|TrainStep|](x, labels);", Deployed), "'Net' has Training = false, so it has no TrainStep: remove that, or train another class with the same layers and load its file here", "CS1061"),
        new("UNR0509", CallSitePrograms.Wrap("_ = net.[|ComputeGradients|](x, y);", Deployed), "'Net' has Training = false, so it has no ComputeGradients: remove that, or train another class with the same layers and load its file here", "CS1501"),
        new("UNR0509", "[Network(4, Training = false)] [Dense(3)] [Adam] partial class Net { public void Learn() => [|ApplyGradients|](); }", "'Net' has Training = false, so it has no ApplyGradients: remove that, or train another class with the same layers and load its file here", "CS0103"),
        new("UNR0507", CallSitePrograms.Wrap("_ = net.[|Loss|](x, labels);", "[Network(4, Training = false)] [Dense(3, Activation.Softmax)] [Sgd] sealed partial class Net;"), "'Net' declares no loss, so it has no Loss: add one below its layers, [CrossEntropy] for instance", "CS1061"),
        new("UNR0507", "[Network(4)] [Dense(3, Activation.Softmax)] sealed partial class Net { public float Learn(float[] x, int[] labels) => [|Loss|](x, labels); }", "'Net' declares no loss, so it has no Loss: add one below its layers, [CrossEntropy] for instance", "CS0103"),
        new("UNR0508", "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] partial class Net { public void Learn() { System.Action act = () => { [|ApplyGradients|](); }; act(); } }", "'Net' declares no optimiser, so it has no ApplyGradients: add one below its layers, [Sgd(LearningRate = 0.1)] for instance", "CS0103"),
        new("UNR0508", "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] partial class Net { public float Learn(float[] x, int[] labels) => this.[|TrainStep|](x, labels); }", "'Net' declares no optimiser, so it has no TrainStep: add one below its layers, [Sgd(LearningRate = 0.1)] for instance", "CS1061"),
        new("UNR0508", CallSitePrograms.Wrap("_ = new Mine().[|TrainStep|](x, labels);", "sealed class Mine : Net; [Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] partial class Net;"), "'Net' declares no optimiser, so it has no TrainStep: add one below its layers, [Sgd(LearningRate = 0.1)] for instance", "CS1061"),
        new("UNR0507", "sealed class Mine : Net { public float Learn(float[] x, int[] labels) => [|Loss|](x, labels) + Missing(); private static float Missing() => 0; } [Network(4)] [Dense(3, Activation.Softmax)] partial class Net;", "'Net' declares no loss, so it has no Loss: add one below its layers, [CrossEntropy] for instance", "CS0103"),
        new("UNR0507", "sealed class Owner<T>(T net) where T : Mine { public float Learn(float[] x, int[] labels) => net.[|Loss|](x, labels); } class Mine : Net; [Network(4)] [Dense(3, Activation.Softmax)] partial class Net;", "'Net' declares no loss, so it has no Loss: add one below its layers, [CrossEntropy] for instance", "CS1061"),
    ];

    private static WrongCall Inputs(int length, string statements, string types = "") =>
        Call("UNR0501", statements, $"'inputs' has {length} values, but 'Net' needs 4 per row: pass a multiple of 4", types);

    private static WrongCall Call(string id, string statements, string message, string types = "") => new(id, statements, message, types);
}

/// <summary>A call that breaks a rule.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Statements">The statements around it, with the squiggle marked.</param>
/// <param name="Message">The whole message.</param>
/// <param name="Types">What else the program consists of.</param>
internal sealed record WrongCall(string Id, string Statements, string Message, string Types);
