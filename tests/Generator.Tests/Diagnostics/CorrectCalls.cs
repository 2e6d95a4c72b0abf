using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>
/// Statements of correct programs, with what else they consist of. The network takes 4 inputs, gives 3 outputs and trains up to 5 rows; x, y and labels
/// hold 5 rows. Where a wrong call is in them, it is not reached or meant to throw.
/// </summary>
internal static partial class CorrectCalls
{
    public static IEnumerable<(string Statements, string Types)> All =>
    [
        .. Plain,
        .. Writes,
        .. Paths,
        .. Sizes,
        .. Expected,
        .. Memory,
        .. Labels,
        .. Arithmetic,
        .. Fields,
        .. OtherMembers,
        .. ByHelpers,
        .. Callers,
        .. Tries,
        .. Uses,
    ];

    private static IEnumerable<(string Statements, string Types)> Plain =>
    [
        Lines("net.Predict(x, y);"),
        Lines("net.Predict(new float[8], new float[6]);"),
        Lines("net.Predict(new float[400], new float[300]);"),
        Lines("net.Predict([], []);"),
        Lines("net.Predict(default, default);"),
        Lines("net.Predict(null, null);"),
        Lines("net.PredictLabels(new float[Net.Inputs * 7], new int[7]);"),
        Lines("_ = net.Loss(new float[400], new int[100]);"),
        Lines("_ = net.TrainStep(new float[20], new float[15], new float[5]);"),
        Lines("_ = net.TrainStep(x.AsSpan(0, 4), Net.Outputs - 1);"),
        Lines("_ = net.TrainStep(row: x.AsSpan()[..4], label: 0);"),
        Lines("_ = net.TrainStep(rowWeights: new float[2], labels: new int[2], inputs: new float[8]);"),
        Lines("_ = net.ComputeGradients(x, y, [], default);"),
        Lines("_ = net.ComputeGradients(x, y, Span<float>.Empty);"),
        Lines("_ = net.ComputeGradients(x, y, targetGradients: new float[15], inputGradients: []);"),
        Lines("_ = net.ComputeGradients(new float[4], new byte[1], new float[4]);"),
        Lines("net.Backward(new float[4 * Net.Batch], stackalloc float[3 * Net.Batch]);"),
        Lines("_ = net.Trace(x, labels);"),
        Lines("net.CopyParametersTo(new float[83]); net.CopyParametersFrom(new float[Net.ParameterCount]);"),
        Lines("net.Dense1.Weights.CopyTo(new float[40]); net.Dense2.Bias.CopyFrom(new float[3]); _ = net.ComputeGradients(x, y); net.Gradients.Dense2.Weights.CopyTo(new float[30]);"),
        Lines("foreach (int rows in labels) { net.Predict(new float[4 * rows], new float[3 * rows]); }"),
        Lines("net.Predict(x.AsSpan(labels.Length - 1, 4), y.AsSpan(labels.Length, 3));"),
        Lines("ReadOnlySpan<float> row = [1, 2, 3, 4]; _ = net.PredictLabel(row);"),
        Lines("float[] a = [1, 2]; float[] b = [.. a, .. a]; _ = net.PredictLabel(b);"),
        Lines("float[] a = [.. x, .. x]; net.Predict(a, new float[30]);"),
        Lines("Range piece = 1..5; _ = net.PredictLabel(x.AsSpan()[piece]);"),
        Lines("Index end = 4; _ = net.PredictLabel(x.AsSpan()[..end]);"),
        Lines("_ = net.PredictLabel(x.AsSpan()[^4..]);"),
        Lines("_ = net.PredictLabel(x.AsSpan(^4));"),
        Lines("_ = net.PredictLabel(x.AsSpan()[16..^0]);"),
        Lines("_ = net.PredictLabel((new float[9])[5..]);"),
        Lines("_ = net.PredictLabel(x.AsMemory(3, 4).Span);"),
        Lines("_ = net.PredictLabel(new ArraySegment<float>(new float[7], 1, 4));"),
        Lines("_ = net.PredictLabel(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(new byte[16]));"),
        Lines("Span<float> one = stackalloc float[4]; one.Clear(); _ = net.PredictLabel(one);"),
    ];

    /// <summary>Variables with more than one value.</summary>
    private static IEnumerable<(string Statements, string Types)> Writes =>
    [
        Lines("object o = new float[4]; if (o is not float[] a) { a = new float[7]; } _ = net.PredictLabel(a);"),
        Lines("object o = new float[4]; if (o is float[] a) { _ = net.PredictLabel(a); a = new float[7]; }"),
        Lines("object o = new float[4]; if (o is float[] { Length: > 0 } a) { _ = net.PredictLabel(a); a = new float[7]; }"),
        Lines("float[] o = new float[4]; if (o is [_, _, ..] a) { _ = net.PredictLabel(a); a = new float[7]; }"),
        Lines("float[] a = new float[7]; a = x; net.Predict(a, y);"),
        Lines("Span<float> a = new float[7]; a = a[..4]; net.Predict(a, y.AsSpan(0, 3));"),
        Lines("float[] a = new float[7]; Array.Resize(ref a, 8); net.Predict(a, new float[6]);"),
        Lines("float[] a = new float[7]; Other(out a); net.Predict(a, y); void Other(out float[] b) => b = x;"),
        Lines("float[] a = new float[7]; ref float[] b = ref a; b = x; net.Predict(a, y);"),
        Lines("float[] a = new float[7]; Action grow = () => a = x; grow(); net.Predict(a, y);"),
        Lines("float[] a = new float[7]; Grow(); net.Predict(a, y); void Grow() => a = x;"),
        Lines("float[] a = new float[7]; float[] b = x; (a, b) = (b, a); net.Predict(a, y); _ = b;"),
        Lines("float[] a = new float[7]; (a, _) = (x, 1); net.Predict(a, y);"),
        Lines("float[]? a = null; a ??= x; net.Predict(a, y);"),
        Lines("int n = 7; n++; net.Predict(new float[n], new float[6]);"),
        Lines("int n = 7; n += 1; net.Predict(new float[n], new float[6]);"),
        Lines("int n = 3; for (int i = 0; i < 1; i++) { n = 4; } _ = net.PredictLabel(new float[n]);"),
        Lines("for (int n = 0; n < 20; n += 4) { net.Predict(new float[n], new float[n / 4 * 3]); }"),
        Lines("int n = 7; int.TryParse(\"8\", out n); net.Predict(new float[n], new float[6]);"),
        Lines("int n = 7; System.Threading.Interlocked.Increment(ref n); net.Predict(new float[n], new float[6]);"),
        Lines("int n = 7; unsafeFree(ref n); net.Predict(new float[n], new float[6]); static void unsafeFree(ref int m) => m = 8;"),
        Lines("float[] a = new float[7]; try { a = x; } finally { net.Predict(a, y); }"),
        Lines("float[] a; if (labels.Length > 2) { a = x; } else { a = new float[7]; } net.Predict(a, y);"),
        Lines("float[] a = labels.Length > 2 ? x : new float[7]; net.Predict(a, y);"),
        Lines("float[] a = labels.Length switch { 5 => x, _ => new float[7] }; net.Predict(a, y);"),
        Lines("foreach (float[] a in new[] { x, new float[8] }) { net.Predict(a, new float[a.Length / 4 * 3]); }"),
        Lines("if (x is { Length: 20 } a) { net.Predict(a, y); }"),
        Lines("{ float[] a = new float[7]; _ = a; } { float[] a = x; net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; net.Predict(a = x, y);"),
        Lines("Span<float> a = new float[7]; a.Grow(x); net.Predict(a, y);", "static class Extension { public static void Grow(this ref Span<float> span, float[] by) => span = by; }"),
        Lines("float[] a = new float[7]; bool first = true; ref float[] b = ref (first ? ref a : ref x); b = x; net.Predict(a, y);"),
        Lines("float[] a = new float[7]; bool first = labels.Length == 5; (first ? ref a : ref x) = x; net.Predict(a, y);"),
        Lines("float[] a = new float[7]; System.Runtime.CompilerServices.Unsafe.AsRef(in a) = x; net.Predict(a, y);"),
        Lines("float[] a = new float[7]; Change(in a, x); net.Predict(a, y); static void Change(in float[] b, float[] by) => System.Runtime.CompilerServices.Unsafe.AsRef(in b) = by;"),
        Lines("int n = 7; (n, int m) = new Pair(8, 2); net.Predict(new float[n], new float[3 * m]);", "sealed record Pair(int A, int B);"),
        Lines("if (x is [.. { Length: 20 } a]) { net.Predict(a, y); a = new float[7]; }"),
        Lines("Again: float[] a = labels[0] == 0 ? new float[7] : x; if (labels[0] == 0) { labels[0] = 1; goto Again; } net.Predict(a, y);"),
        Lines("x = new float[7]; x = new float[20]; net.Predict(x, y);"),
        Lines("int n = 6; int[] list = [n = 8, 2]; net.Predict(new float[n], new float[list.Length * 3]);"),
    ];

    /// <summary>Calls that are not reached with what would be wrong.</summary>
    private static IEnumerable<(string Statements, string Types)> Paths =>
    [
        Lines("Net? Choose(int length) => length == Net.Inputs ? net : null; var a = new float[5]; Choose(a.Length)?.Predict(a, y);"),
        Lines("Net? Choose(int length) => length == Net.Inputs ? net : null; var a = new float[5]; Net? chosen = Choose(a.Length); chosen?.Predict(a, y);"),
        Lines("Net? Choose(int length) => length == Net.Inputs ? net : null; var a = new float[5]; try { Net chosen = Choose(a.Length) ?? throw new InvalidOperationException(); chosen.Predict(a, y); } catch (InvalidOperationException) { }"),
        Lines("if (Net.Inputs == 5) { net.Predict(new float[7], y); }", unreachable: true),
        Lines("if (Net.Inputs == 4) { return; } net.Predict(new float[7], y);", unreachable: true),
        Lines("return; net.Predict(new float[7], y);", unreachable: true),
        Lines("while (true) { break; net.Predict(new float[7], y); }", unreachable: true),
        Lines("_ = false && net.PredictLabel(new float[7]) == 0;", unreachable: true),
        Lines("_ = true || net.PredictLabel(new float[7]) == 0;", unreachable: true),
        Lines("_ = Net.Batch > 4 ? 1 : net.PredictLabel(new float[7]);", unreachable: true),
        Lines("return; Action act = () => net.Predict(new float[7], y); act();", unreachable: true),
        Lines("float[] a = new float[7]; if (a.Length % Net.Inputs == 0) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (a.Length % Net.Inputs != 0) { return; } net.Predict(a, y);"),
        Lines("float[] a = new float[7]; bool fits = a.Length % 4 == 0; if (fits) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; int rest = a.Length % 4; bool fits = rest == 0; if (!fits) { return; } net.Predict(a, y);"),
        Lines("float[] a = new float[7]; if (Fits(a)) { net.Predict(a, y); } static bool Fits(float[] b) => b.Length == 8;"),
        Lines("float[] a = new float[7]; _ = a.Length == 4 ? net.PredictLabel(a) : 0;"),
        Lines("float[] a = new float[7]; _ = a.Length == 4 && net.PredictLabel(a) == 0;"),
        Lines("float[] a = new float[7]; switch (a.Length) { case 8: net.Predict(a, y); break; }"),
        Lines("float[] a = new float[7]; _ = a.Length switch { 4 => net.PredictLabel(a), _ => 0 };"),
        Lines("float[] a = new float[7]; for (int i = 0; i + 8 <= a.Length; i += 8) { net.Predict(a, y); }"),
        Lines("float[] a = []; foreach (float v in a) { _ = net.TrainStep(a, labels); _ = v; }"),
        Lines("int n = 6; while (n * 4 <= 20) { _ = net.TrainStep(new float[n * 4], new int[n]); break; }"),
        Lines("const int n = 6; if (n <= Net.Batch) { _ = net.TrainStep(new float[n * 4], new int[n]); }", unreachable: true),
        Lines("int n = 6; if (n > Net.Batch) { return; } _ = net.TrainStep(new float[n * 4], new int[n]);"),
        Lines("float[] a = new float[7]; if (Fits()) { net.Predict(a, y); } bool Fits() => a.Length == 8;"),
        Lines("float[] a = new float[7]; Func<bool> fits = () => a.Length == 8; if (fits()) { net.Predict(a, y); }"),
        Lines("if (Data.Fits) { net.Predict(Data.Field, y); }", "static class Data { public static readonly float[] Field = new float[7]; public static bool Fits => Field.Length == 8; }"),
        Lines("if (!Data.Fits()) { return; } net.Predict(Data.Field, y);", "static class Data { public static readonly float[] Field = new float[7]; public static bool Fits() => Field.Length == 8; }"),
        Lines("if (Data.Field.Length == 8) { net.Predict(Data.Field, y); }", "static class Data { public static readonly float[] Field = new float[7]; }"),
        Lines("if (Data.Row.Length == 4) { _ = net.PredictLabel(Data.Row); }", "static class Data { public static ReadOnlySpan<float> Row => [1, 2, 3]; }"),
        Lines("float[] a = new float[7]; try { Guard(a.Length == 8); net.Predict(a, y); } catch (NotSupportedException) { } static void Guard(bool holds) { if (!holds) { throw new NotSupportedException(); } }"),
        Lines("float[] a = new float[7]; try { Guard(a); net.Predict(a, y); } catch (NotSupportedException) { } static void Guard(float[] b) => _ = b.Length == 8 ? b : throw new NotSupportedException();"),
        Lines("float[] a = new float[7]; try { NotSupported.ThrowIfNotEqual(a.Length, 8); net.Predict(a, y); } catch (NotSupportedException) { }", "static class NotSupported { public static void ThrowIfNotEqual(int a, int b) => Throw(a != b); private static void Throw(bool now) { if (now) { throw new NotSupportedException(); } } }"),
        Lines("Note(net.PredictLabel(new float[7])); [System.Diagnostics.Conditional(\"NEVER\")] static void Note(int label) => Console.WriteLine(label);"),
        Lines("if (Data.Wide.Is(8)) { net.Predict(Data.Field, y); }", "static class Data { public static readonly float[] Field = new float[7]; public static Width Wide => new(Field.Length); } sealed class Width(int n) { public bool Is(int other) => n == other; }"),
    ];

    /// <summary>Calls for networks of other sizes, which a program leaves out for this one.</summary>
    private static IEnumerable<(string Statements, string Types)> Sizes =>
    [
        Lines("int inputs = Net.Inputs; if (labels.Length > 0 && inputs == 5) { net.Predict(new float[5], y); }"),
        Lines("int inputs = Net.Inputs; if (!(labels.Length > 0 || inputs != 5)) { net.Predict(new float[5], y); }"),
        Lines("int inputs = Net.Inputs; bool fits = labels.Length > 0 && inputs == 5; if (fits) { net.Predict(new float[5], y); }"),
        Lines("void Run(INetwork any) { if (any.Description.Inputs == 5) { ((Net)any).Predict(new float[5], y); } } Run(net);"),
        Lines("foreach (INetwork any in new INetwork[] { net }) { if (any.Description.Inputs == 5 && any is Net one) { one.Predict(new float[5], y); } }"),
        Lines("int n = Net.Inputs; if (n == 5) { net.Predict(new float[5], y); }"),
        Lines("int n = Net.Inputs; bool five = n - 5 == 0; if (!five) { return; } net.Predict(new float[5], y);"),
        Lines("int n = Net.Inputs; switch (n) { case 5: net.Predict(new float[5], y); break; }"),
        Lines("switch (Net.Inputs) { case 5: net.Predict(new float[5], y); break; }", unreachable: true),
        Lines("_ = Net.Inputs switch { 5 => net.PredictLabel(new float[5]), _ => 0 };"),
        Lines("int b = Net.Batch; for (int i = 5; i < b; i++) { _ = net.TrainStep(new float[24], y); }"),
        Lines("for (int i = 5; i < Net.Batch; i++) { _ = net.TrainStep(new float[24], y); }"),
        Lines("if (IsFive()) { net.Predict(new float[5], y); } static bool IsFive() => Net.Inputs == 5;"),
        Lines("if (Takes(5)) { net.Predict(new float[5], y); } static bool Takes(int n) => Net.Inputs == n;"),
        Lines("Func<int, bool> takes = n => Net.Inputs == n; if (takes(5)) { net.Predict(new float[5], y); }"),
        Lines("if (Data.IsFive) { net.Predict(new float[5], y); }", "static class Data { public static bool IsFive => Size() == 5; private static int Size() => Net.Inputs; }"),
        Lines("if (Data.Size == 5) { net.Predict(new float[5], y); }", "static class Data { public static readonly int Size = Net.Inputs; }"),
        Lines("new Owner().Run(net, y);", "sealed class Owner { private readonly int _size; public Owner() => _size = Net.Inputs; public void Run(Net net, float[] y) { if (_size == 5) { net.Predict(new float[5], y); } } }"),
        Lines("if (net.Description.Layers.Count == 5) { net.Predict(new float[5], y); }"),
        Lines("int n = Net.Inputs; try { Guard(n == 5); net.Predict(new float[5], y); } catch (NotSupportedException) { } static void Guard(bool holds) { if (!holds) { throw new NotSupportedException(); } }"),
        Lines("int n = Net.Outputs; if (n > 3) { _ = net.TrainStep(x.AsSpan(0, 4), 3); }"),
        Lines("int n = Net.ParameterCount; if (n == 82) { net.CopyParametersTo(new float[82]); net.Dense1.Weights.CopyTo(new float[39]); }"),
    ];

    /// <summary>Calls that are meant to throw.</summary>
    private static IEnumerable<(string Statements, string Types)> Expected =>
    [
        Lines("try { net.Predict(new float[7], y); } catch (ArgumentException) { }"),
        Lines("try { _ = net.TrainStep(x, new int[] { 0, 1, 2, 3, 4 }); } catch (ArgumentOutOfRangeException) { }"),
        Lines("try { if (x.Length > 1) { net.Predict(new float[7], y); } } catch (InvalidOperationException) { } catch (ArgumentException one) when (one.ParamName == \"inputs\") { }"),
        Lines("Verify.Throws<ArgumentException>(() => net.Predict(new float[7], y));", Verify),
        Lines("Verify.Throws<Exception>(() => { net.Predict(new float[7], y); });", Verify),
        Lines("Verify.Throws<ArgumentOutOfRangeException>(delegate { _ = net.TrainStep(x.AsSpan(0, 4), 3); });", Verify),
        Lines("Action act = () => net.Predict(new float[7], y); Verify.Throws<ArgumentException>(act);", Verify),
        Lines("Verify.Throws<ArgumentException>(Act); void Act() => net.Predict(new float[7], y);", Verify),
        Lines("Action act = () => net.Predict(new float[7], y); act.Should().Throw<ArgumentException>();", Verify),
        Lines("Verify.That(() => net.Predict(new float[7], y), Throws.ArgumentException);", Verify),
        Lines("Verify.That(() => net.Predict(new float[7], y), Throws.TypeOf<ArgumentException>());", Verify),
        Lines("Verify.Throws(typeof(ArgumentException), () => net.Predict(new float[7], y));", Verify),
        Lines("_ = Verify.Record(() => net.Predict(new float[7], y));", Verify),
        Lines("try { net.Predict(new float[7], y); } catch (SystemException) { }"),
        Lines("try { net.Predict(new float[7], y); } catch (Exception one) when (one is ArgumentException) { }"),
        Lines("Marked(net, y); [Fails(typeof(ArgumentException))] static void Marked(Net net, float[] y) { if (y.Length > 99) { net.Predict(new float[7], y); } }", "sealed class FailsAttribute(Type type) : Attribute { public Type Type => type; }"),
        Lines("Marked(net, y); [Fails<ArgumentException>] static void Marked(Net net, float[] y) { Action act = () => net.Predict(new float[7], y); _ = act; }", "sealed class FailsAttribute<T> : Attribute;"),
        Lines("Action act = () => net.Predict(new float[7], y); try { act(); } catch (ArgumentException) { }"),
        Lines("try { Act(); } catch (ArgumentException) { } void Act() => net.Predict(new float[7], y);"),
        Lines("try { Bad.Act(net, y); } catch (ArgumentException) { }", "static class Bad { public static void Act(Net net, float[] y) => net.Predict(new float[7], y); }"),
        Lines("try { _ = Bad.Label; } catch (ArgumentException) { }", "static class Bad { public static int Label => new Net().PredictLabel(new float[7]); }"),
        Lines("Verify.Throws<ArgumentException>(() => Bad.Act(net, y));", Verify + "static class Bad { public static void Act(Net net, float[] y) => net.Predict(new float[7], y); }"),
        Lines("IAct bad = new Bad(); try { bad.Act(net, y); } catch (ArgumentException) { }", "interface IAct { void Act(Net net, float[] y); } sealed class Bad : IAct { public void Act(Net net, float[] y) => net.Predict(new float[7], y); }"),
        Lines("Base bad = new Bad(); try { bad.Act(net, y); } catch (ArgumentException) { }", "abstract class Base { public abstract void Act(Net net, float[] y); } sealed class Bad : Base { public override void Act(Net net, float[] y) => net.Predict(new float[7], y); }"),
        Lines("Action[] all = [() => net.Predict(new float[7], y)]; foreach (Action act in all) { Verify.Throws<ArgumentException>(act); }", Verify),
        Lines("Fails.Check(() => net.Predict(new float[7], y));", "static class Fails { public static void Check(Action act) { try { act(); } catch (ArgumentException) { return; } throw new InvalidOperationException(); } }"),
        Lines("Fails.Check(() => net.Predict(new float[7], y));", "static class Fails { public static void Check(Action act) { try { act(); } catch (Exception) { return; } throw new InvalidOperationException(); } }"),
        Lines("Action act = () => net.Predict(new float[7], y); Fails.Check(act);", "static class Fails { public static void Check(Action act) { try { act(); } catch { return; } throw new InvalidOperationException(); } }"),
        Lines("Bad.Check<ArgumentException>(net, y);", "static class Bad { public static void Check<T>(Net net, float[] y) where T : Exception { try { net.Predict(new float[7], y); } catch (T) { } } }"),
        Lines("Bad.Check(net, y);", "static class Bad { public static void Check(Net net, float[] y) { try { Act(net, y); } catch (ArgumentException) { } } private static void Act(Net net, float[] y) => net.Predict(new float[7], y); }"),
        Lines("foreach (Action<Net> act in Bad.All) { try { act(net); } catch (ArgumentException) { } }", "static class Bad { public static readonly Action<Net>[] All = [net => net.Predict(new float[7], new float[6])]; }"),
        Lines("foreach (Action act in Bad.All(net)) { try { act(); } catch (ArgumentException) { } }", "static class Bad { public static System.Collections.Generic.IEnumerable<Action> All(Net net) { yield return () => net.Predict(new float[7], new float[6]); } }"),
    ];

    private const string Verify = """
        static class Verify
        {
            public static void Throws<T>(Action act) where T : Exception { try { act(); } catch (T) { return; } throw new InvalidOperationException(); }
            public static Fluent Should(this Action act) => new(act);
            public static void Throws(Type type, Action act) => Throws<ArgumentException>(act);
            public static void That(Action act, object constraint) => Throws<ArgumentException>(act);
            public static Exception? Record(Action act) { try { act(); return null; } catch (Exception one) { return one; } }
        }
        static class Throws { public static object ArgumentException => new(); public static object TypeOf<T>() => new(); }
        sealed class Fluent(Action act) { public void Throw<T>() where T : Exception => Verify.Throws<T>(act); }
        """;

    /// <summary>Buffers that lie apart, or may overlap.</summary>
    private static IEnumerable<(string Statements, string Types)> Memory =>
    [
        Lines("float[] a = new float[100]; net.Predict(a.AsSpan(0, 8), a.AsSpan(8, 6));"),
        Lines("float[] a = new float[100]; net.Predict(a.AsSpan(50, 8), a.AsSpan(44, 6));"),
        Lines("float[] a = new float[100]; int n = labels.Length * 8; net.Predict(a.AsSpan(0, 8), a.AsSpan(n, 6));"),
        Lines("net.Predict(x[..8], x[..6]);"),
        Lines("net.Predict(x.AsSpan(0, 8), x.AsSpan(0, 8).ToArray().AsSpan(0, 6));"),
        Lines("net.Predict(x, x.AsSpan().ToArray().AsSpan(0, 15));"),
        Lines("float[] a = new float[0]; net.Predict(a, a);"),
        Lines("float[] a = []; Span<float> b = a; net.Predict(b, b);"),
        Lines("_ = net.ComputeGradients(x, new float[15], default, default);"),
        Lines("float[] t = new float[20]; _ = net.ComputeGradients(x, t.AsSpan(0, 15), t);"),
        Lines("Gradients(net, x, y, default); static void Gradients(Net net, float[] x, float[] y, Span<float> g) => net.ComputeGradients(x, y, g, g);"),
        Lines("Predict(net, []); static void Predict(Net net, float[] none) => net.Predict(none, none);"),
        Lines("Predict(net, []); static void Predict(Net net, Span<float> none) { Span<float> same = none; net.PredictLogits(none, same); net.Predict(none, none[..]); }"),
        Lines("int n = labels.Length - 5; net.Predict(x.AsSpan(0, n), x.AsSpan(0, n));"),
        Lines("int n = labels.Length - 5; net.Backward(x, y, x.AsSpan(0, n));"),
        Lines("int n = labels.Length - 5; net.Backward(x, y, x.AsSpan()[..n]);"),
        Lines("int n = labels.Length - 5; _ = net.ComputeGradients(x, y, x.AsSpan(0, n), y.AsSpan(0, n));"),
        Lines("float[] none = Program.Make()[100..]; Span<float> g = none; _ = net.ComputeGradients(x, y, g, g);"),
        Lines("new Owner([]).Run(net);", "sealed class Owner(float[] none) { private readonly float[] _none = none; public void Run(Net net) => net.Predict(_none, _none); }"),
        Lines("float[] a = x; float[] b = new float[15]; net.Predict(a, b); a = b; _ = a;"),
        Lines("foreach (int label in labels) { float[] a = Program.Make(); float[] b = Program.Make(); net.Predict(a, b.AsSpan(label, 75)); }"),
        Lines("new Owner().Run(net, new Owner());", "sealed class Owner { private readonly float[] _x = new float[12]; public void Run(Net net, Owner other) => net.Predict(_x, other._x.AsSpan(0, 9)); }"),
        Lines("Func<float[]> next = () => new float[12]; net.Predict(next(), next().AsSpan(0, 9));"),
        Lines("new Owner(x).Run(net);", "sealed class Owner(float[] x) { public void Run(Net net) { float[] a = x; Next(); net.Predict(a, x); } private void Next() => x = new float[15]; }"),
        Lines("net.Predict(Data.Fresh, Data.Fresh.AsSpan(0, 9));", "static class Data { public static float[] Fresh => new float[12]; }"),
    ];

    private static IEnumerable<(string Statements, string Types)> Labels =>
    [
        Lines("_ = net.TrainStep(x, new[] { 0, 1, 2, 1, 0 });"),
        Lines("_ = net.TrainStep(x, new byte[] { 0, 1, 2, 1, 0 });"),
        Lines("int[] a = [0, 1, 9, 2, 2]; a[2] = 1; _ = net.TrainStep(x, a);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; Array.Clear(a); _ = net.TrainStep(x, a);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; net.PredictLabels(x, a); _ = net.TrainStep(x, a);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; int[] b = a; b[2] = 0; _ = net.TrainStep(x, a);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; ref int c = ref a[2]; c = 0; _ = net.TrainStep(x, a);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; a[2]--; a[2] /= 5; _ = net.TrainStep(x, a);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; (a[2], _) = (0, 1); _ = net.TrainStep(x, a);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; Span<int> b = a; b.Clear(); _ = net.TrainStep(x, a);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; ReadOnlySpan<int> b = a; a[2] = 0; _ = net.TrainStep(x, b);"),
        Lines("int[] a = [0, 1, 9, 2, 2]; Action fix = () => a[2] = 0; fix(); _ = net.TrainStep(x, a);"),
        Lines("Span<int> a = [0, 1, 9, 2, 2]; a[2] = 0; _ = net.TrainStep(x, a);"),
        Lines("Span<int> a = stackalloc[] { 0, 1, 9, 2, 2 }; foreach (ref int one in a) { one = 0; } _ = net.TrainStep(x, a);"),
        Lines("ReadOnlySpan<int> a = new int[] { 0, 1, 9, 2, 2 }; System.Runtime.InteropServices.MemoryMarshal.GetReference(a[2..]) = 0; _ = net.TrainStep(x, a);"),
        Lines("ReadOnlySpan<int> a = new int[] { 0, 1, 9, 2, 2 }; System.Runtime.CompilerServices.Unsafe.AsRef(in a[2]) = 0; _ = net.TrainStep(x, a);"),
        Lines("int label = 3; label = 2; _ = net.TrainStep(x.AsSpan(0, 4), label);"),
        Lines("int label = 3; if (label < Net.Outputs) { _ = net.TrainStep(x.AsSpan(0, 4), label); }"),
        Lines("Data.Labels[0] = 0; _ = net.TrainStep(x, Data.Labels);", "static class Data { public static readonly int[] Labels = [9, 0, 0, 0, 0]; }"),
    ];

    private static IEnumerable<(string Statements, string Types)> Arithmetic =>
    [
        Lines("int n = int.MaxValue; int m = unchecked(n + n + 6); _ = net.PredictLabel(new float[m]);"),
        Lines("int n = int.MaxValue; int m = unchecked(n * 2); net.Predict(x.AsSpan(m + 2, 4), y.AsSpan(0, 3));"),
        Lines("unchecked { int n = int.MinValue; int m = -n; int k = m - 1 - int.MaxValue + 4; _ = net.PredictLabel(new float[k]); }"),
        Lines("long n = long.MaxValue; long m = unchecked(n + n + 6); _ = net.PredictLabel(new float[m]);"),
        Lines("int n = 260; byte m = unchecked((byte)n); _ = net.PredictLabel(new float[m]);"),
        Lines("double n = 4.9; _ = net.PredictLabel(new float[(int)n]);"),
        Lines("char n = '\\u0004'; _ = net.PredictLabel(new float[n]);"),
        Lines("uint n = 4; _ = net.PredictLabel(new float[n]);"),
        Lines("int n = 1; _ = net.PredictLabel(new float[n << 2]);"),
        Lines("int n = 9; _ = net.PredictLabel(new float[n / 2]);"),
        Lines("int n = 9; _ = net.PredictLabel(new float[n % 5]);"),
        Lines("int n = 16; _ = net.PredictLabel(new float[(int)Math.Sqrt(n)]);"),
        Lines("decimal n = 4; _ = net.PredictLabel(new float[(int)n]);"),
        Lines("Size n = Size.Four; _ = net.PredictLabel(new float[(int)n]);", "enum Size { Four = 4 }"),
        Lines("Meters n = new(2); _ = net.PredictLabel(new float[n * 2]);", "readonly struct Meters(int v) { public static int operator *(Meters m, int k) => 4 + (m.Value * 0) + (k * 0); public int Value => v; }"),
        Lines("Meters n = new(3); _ = net.PredictLabel(new float[n]);", "readonly struct Meters(int v) { public static implicit operator int(Meters m) => m.Value + 1; public int Value => v; }"),
    ];

    /// <summary>Fields that have, or may have, another value than their initialiser.</summary>
    private static IEnumerable<(string Statements, string Types)> Fields =>
    [
        Lines("Data.Field = x; net.Predict(Data.Field, y);", "static class Data { public static float[] Field = new float[7]; }"),
        Lines("net.Predict(Data.Field, new float[6]);", "static class Data { public static readonly float[] Field = new float[7]; static Data() { Field = new float[8]; } }"),
        Lines("net.Predict(Data.Field, new float[6]);", "static partial class Data { public static readonly float[] Field = new float[7]; } static partial class Data { static Data() => Set(out Field); static void Set(out float[] f) => f = new float[8]; }"),
        Lines("new Owner(8).Run(net);", "sealed class Owner { private readonly float[] _x = new float[7]; public Owner(int n) => _x = new float[n]; public void Run(Net net) => net.Predict(_x, new float[6]); }"),
        Lines("new Owner { Size = 8 }.Run(net);", "sealed class Owner { private readonly float[] _x = new float[7]; public int Size { init => _x = new float[value]; } public void Run(Net net) => net.Predict(_x, new float[6]); }"),
        Lines("new Owner().Run(net);", "struct Owner { private readonly float[] _x = new float[7]; public Owner(int n) => _ = n; public void Run(Net net) => net.Predict(_x, []); }"),
        Lines("new Owner<float>().Run(net);", "sealed class Owner<T> { private static readonly T[] s_x = new T[4]; public void Run(Net net) => net.PredictLabel((float[])(object)s_x); }"),
        Lines("_ = Data.Early;", "static class Data { public static readonly bool Early = Run(new Net()); static bool Run(Net net) { net.Predict(x, []); return true; } private static float[] x => Late ?? []; private static readonly float[] Late = new float[7]; }"),
        Lines("_ = Data.Early;", "static class Data { public static readonly int Early = Try(new Net()); static int Try(Net net) => 0; public static readonly float[] Late = new float[7]; }"),
        Lines("_ = Data.Early;", "static class Data { private static readonly Action s_act = () => new Net().Predict(Late, []); public static readonly bool Early = Act(); static bool Act() { s_act(); return true; } private static readonly float[] Late = new float[7]; }"),
        Lines("Data.Touch();", "static class Data { private static readonly bool s_early = Run(new Net()); private static readonly float[] s_late = new float[7]; public static void Touch() => _ = s_early; private static bool Run(Net net) { net.Predict(s_late, []); return true; } }"),
        Lines("Data.Touch();", "static class Data { public static readonly bool Early = Run(new Net()); private static readonly int s_size = 7; public static void Touch() => _ = Early; private static bool Run(Net net) { net.Predict(new float[s_size], []); return true; } }"),
        Lines("_ = Only.One;", "sealed class Only { public static Only One { get; } = new(new Net()); private static readonly float[] s_late = new float[7]; private Only(Net net) => Act(net); private static void Act(Net net) => net.Predict(s_late, []); }"),
        Lines("_ = Data.Early;", "static partial class Data { private static readonly float[] s_late = new float[7]; private static bool Run(Net net) { if (s_late is not null) { return true; } net.Predict(s_late, []); return true; } } static partial class Data { public static readonly bool Early = Run(new Net()); }"),
        Lines("Data.Touch(); var other = new System.Threading.Thread(() => Data.Run(net)); other.Start(); other.Join();", "static class Data { [ThreadStatic] private static readonly float[] s_x = new float[7]; public static void Touch() => Console.WriteLine(s_x[0]); public static void Run(Net net) => net.Predict(s_x, []); }"),
        Lines("net.Predict(Shadow.Run(x), y);", "static class Shadow { private static readonly float[] x = new float[7]; public static float[] Run(float[] x) => x; public static int Count => x.Length; }"),
        Lines("net.Predict(new Child().X, y);", "class Parent { public virtual float[] X => new float[7]; } sealed class Child : Parent { public override float[] X => new float[20]; }"),
        Lines("Base b = new Derived(); net.Predict(b.X, y);", "abstract class Base { public abstract float[] X { get; } } sealed class Derived : Base { public override float[] X => new float[20]; }"),
    ];

    /// <summary>Members that are not the network's.</summary>
    private static IEnumerable<(string Statements, string Types)> OtherMembers =>
    [
        Lines("new Other().Predict(new float[7], y);", "sealed class Other { public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) { } }"),
        Lines("new Hiding().Predict(new float[7], y);", "sealed class Hiding : Net { public new void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) { } }"),
        Lines("net.Predict(new float[7]);", "static class Extension { public static void Predict(this Net net, float[] inputs) => _ = (net, inputs); }"),
        Lines("net.Loss();", "static class Extension { public static void Loss(this Net net) => _ = net; }"),
        Lines("Run(new Double(), y); static void Run(INetwork any, float[] y) => any.Predict(new float[7], y);", """
            sealed class Double : INetwork
            {
                public NetworkDescription Description => throw new NotSupportedException();
                public int Seed => 0;
                public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) { }
                public void CopyParametersTo(Span<float> destination) { }
                public void CopyParametersFrom(ReadOnlySpan<float> source) { }
                public void Initialize(int seed) { }
            }
            """),
        Lines("Func<float[], int> label = row => net.PredictLabel(row); _ = label(new float[4]);"),
        Lines("void Predict(float[] inputs, float[] outputs) { } Predict(new float[7], y);"),
        Lines("dynamic any = net; try { _ = any.PredictLabel(new float[7]); } catch (InvalidCastException) { } catch (Exception) { }"),
        Lines("_ = nameof(net.Predict);"),
        Lines("Row row = new(); _ = net.PredictLabel(row);", "sealed class Row { public static implicit operator ReadOnlySpan<float>(Row row) => new float[4]; }"),
        Lines("Row row = new float[7]; _ = net.PredictLabel(row);", "sealed class Row { public static implicit operator Row(float[] values) => new(); public static implicit operator ReadOnlySpan<float>(Row row) => new float[4]; }"),
        Lines("_ = net.PredictLabel(new float[7].AsSpan(4));", "static class Extension { public static ReadOnlySpan<float> AsSpan(this float[] values, int length) => new(values, 0, length); }"),
        Lines("_ = net.PredictLabel(new Table()[0..1]);", "sealed class Table { public int Length => 9; public Span<float> Slice(int row, int rows) => new float[rows * 4]; }"),
        Lines("_ = net.PredictLabel(new Table().AsSpan(0, 1));", "sealed class Table { public Span<float> AsSpan(int row, int rows) => new float[rows * 4]; }"),
        Lines("_ = net.PredictLabel(Span.Slice(new float[7], 2));", "static class Span { public static float[] Slice(float[] values, int start) => values[start..(start + 4)]; }"),
    ];

    private static (string Statements, string Types) Lines(string statements, string types = "", bool unreachable = false) =>
        ((unreachable ? "\n#pragma warning disable CS0162\n" : "") + statements, types);
}
