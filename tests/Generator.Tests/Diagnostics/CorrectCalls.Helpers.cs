using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <content>Programs that know by way of helpers, guards, callers and collections.</content>
internal static partial class CorrectCalls
{
    /// <summary>Tests of lengths that are not made where the call is, or not by one condition.</summary>
    private static IEnumerable<(string Statements, string Types)> ByHelpers =>
    [
        // A result by out, by reference or in parts.
        Lines("float[] a = new float[7]; Check(a, out bool ok); if (!ok) { return; } net.Predict(a, y); static void Check(float[] b, out bool ok) => ok = b.Length == 8;"),
        Lines("float[] a = new float[7]; bool ok = true; Check(a, ref ok); if (ok) { net.Predict(a, y); } static void Check(float[] b, ref bool ok) => ok &= b.Length == 8;"),
        Lines("float[] a = new float[7]; (bool ok, _) = Check(a); if (!ok) { return; } net.Predict(a, y); static (bool, int) Check(float[] b) => (b.Length == 8, b.Length);"),
        Lines("float[] a = new float[7]; var (ok, _) = Check(a); if (!ok) { return; } net.Predict(a, y); static (bool, int) Check(float[] b) => (b.Length == 8, b.Length);"),
        Lines("float[] a = new float[7]; var found = Check(a); if (!found.Ok) { return; } net.Predict(a, y); static (bool Ok, int) Check(float[] b) => (b.Length == 8, b.Length);"),
        Lines("float[] a = new float[7]; if (Check(a) is not { Ok: true }) { return; } net.Predict(a, y); static (bool Ok, int) Check(float[] b) => (b.Length == 8, b.Length);"),
        Lines("float[] a = new float[7]; bool ok; if (a.Length == 8) { ok = true; } else { ok = false; } if (ok) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; bool ok = true; try { Need(a.Length == 8); } catch (NotSupportedException) { ok = false; } if (ok) { net.Predict(a, y); } static void Need(bool holds) { if (!holds) { throw new NotSupportedException(); } }"),
        Lines("float[] a = new float[7]; string? wrong = a.Length == 8 ? null : \"length\"; if (wrong is not null) { return; } net.Predict(a, y);"),
        Lines("float[] a = new float[7]; var wrong = new System.Collections.Generic.List<string>(); if (a.Length != 8) { wrong.Add(\"length\"); } if (wrong.Count > 0) { return; } net.Predict(a, y);"),
        Lines("float[] a = new float[7]; var wrong = new System.Collections.Generic.List<string>(); Check(a, wrong); if (wrong.Count > 0) { return; } net.Predict(a, y); static void Check(float[] b, System.Collections.Generic.List<string> wrong) { if (b.Length != 8) { wrong.Add(\"length\"); } }"),
        Lines("new Owner().Run(net, y);", "sealed class Owner { private bool _fits; public void Run(Net net, float[] y) { float[] a = new float[7]; _fits = a.Length == 8; if (_fits) { net.Predict(a, y); } } }"),
        Lines("float[] a = new float[7]; int[] shape = [a.Length, 2]; if (shape[0] == 8) { net.Predict(a, y); }"),
        Lines("foreach (var (a, n) in new[] { (x, 5) }) { net.Predict(a, new float[3 * n]); }"),
        Lines("float[] a = new float[7]; int n = 0; foreach (float _ in a) { n++; } if (n == 8) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; object key = a.Length; if (key is int n && n == 8) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; string kind = a.Length switch { 8 => \"pair\", _ => \"odd\" }; switch (kind) { case \"pair\": net.Predict(a, y); break; }"),
        Lines("float[] a = new float[7]; int i = 0; Again: if (i++ > 0) { net.Predict(a, y); } if (a.Length == 8) { goto Again; }"),
        Lines("float[] a = new float[7]; bool go = false; for (int i = 0; i < 2; i++) { if (go) { net.Predict(a, y); } go = a.Length == 8; }"),
        Lines("float[] a = new float[7]; for (int i = 0; i < 2; i++) { if (i == 1) { net.Predict(a, y); } if (a.Length != 8) { break; } }"),
        Lines("float[] a = new float[7]; foreach (int label in labels) { if (a.Length != 8) { continue; } net.Predict(a, y); }"),
        Lines("float[]? a = null; if (a != null) { _ = net.TrainStep(a, y); }"),
        Lines("float[]? a = null; if (a is { }) { _ = net.TrainStep(a, y); }"),
        Lines("int[] wrong = [0, 1, 9, 2, 2]; if (wrong[2] < Net.Outputs) { _ = net.TrainStep(x, wrong); }"),
        Lines("ReadOnlySpan<int> wrong = [0, 1, 9, 2, 2]; foreach (int one in wrong) { if (one >= Net.Outputs) { return; } } _ = net.TrainStep(x, wrong);"),
        Lines("float[] a = new float[15]; float[] b = a; if (a != b) { net.Predict(a.AsSpan(0, 8), b.AsSpan(0, 6)); }"),
        Lines("float[] a = new float[15]; Span<float> b = a; if (!a.AsSpan().Overlaps(b)) { net.Predict(a.AsSpan(0, 8), b[..6]); }"),

        Lines("var all = Lazily.All(net); try { foreach (int i in all) { } } catch (ArgumentException) { }", "static class Lazily { public static System.Collections.Generic.IEnumerable<int> All(Net net) { net.Predict(new float[7], new float[6]); yield return 1; } }"),
        Lines("var later = Async.Run(net); try { later.Wait(); } catch (AggregateException all) when (all.InnerException is ArgumentException) { } catch (ArgumentException) { }", "static class Async { public static async System.Threading.Tasks.Task Run(Net net) { await System.Threading.Tasks.Task.Yield(); net.Predict(new float[7], new float[6]); } }"),
        Lines("new Stored(net).Check();", "sealed class Stored { private readonly Action _act; public Stored(Net net) => _act = () => net.Predict(new float[7], new float[6]); public void Check() { try { _act(); } catch (ArgumentException) { } } }"),
        Lines("", "sealed class ThrowsAttribute(params Type[] types) : Attribute { public Type[] Types => types; } static class Marked { [Throws(typeof(ArgumentException))] public static void Act(Net net) => net.Predict(new float[7], new float[6]); }"),
        Lines("new Keeper().Go(net);", "sealed class Shortly { public Shortly(Net net) => net.Predict(new float[7], new float[6]); } sealed class Keeper { private Shortly? _kept; public void Go(Net net) { try { _kept = new(net); } catch (ArgumentException) { } _ = _kept; } }"),
        Lines("try { Halt(); net.Predict(new float[7], y); } catch (NotSupportedException) { } [System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Halt() => throw new NotSupportedException();"),
        Lines("if (x.Length == 4) { Environment.Exit(0); net.Predict(new float[7], y); }"),

        // Run is given five labels: what stands behind the guards is compiled and never reached.
        Lines("if (labels.Length == 5) { return; } _ = new Checker(); net.Predict(new float[7], y);", "class Checker { public Checker() { if (Net.Inputs != 7) { throw new NotSupportedException(); } } }"),
        Lines("if (labels.Length == 5) { return; } float[] a = new float[7]; if (a.Length != 8) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(new NotSupportedException()); } net.Predict(a, y);"),
        Lines("if (labels.Length == 5) { return; } float[] a = new float[7]; if (a.Length != 8) { Stop(); } net.Predict(a, y); [System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Stop() { while (true) { } }"),

        // Guards that return something, or that are asked in turn.
        Lines("int n = 7; try { Require(x, n); net.Predict(new float[n], y); } catch (NotSupportedException) { } static float[] Require(float[] b, int n) => b.Length == n ? b : throw new NotSupportedException();"),
        Lines("int n = 5; try { var z = Require(x, n); net.Predict(z, new float[n]); } catch (NotSupportedException) { } static float[] Require(float[] b, int n) => b.Length == n ? b : throw new NotSupportedException();"),
        Lines("float[] a = new float[7]; try { Guard.That(a.Length).Is(8); net.Predict(a, y); } catch (NotSupportedException) { }", Guard),
        Lines("float[] a = new float[7]; try { Guard.That(a).HasLength(8); net.Predict(a, y); } catch (NotSupportedException) { }", Guard),
        Lines("float[] a = new float[7]; try { _ = new Checked(a); net.Predict(a, y); } catch (NotSupportedException) { }", "sealed class Checked { public Checked(float[] b) { if (b.Length != 8) { throw new NotSupportedException(); } } }"),
        Lines("float[] a = new float[7]; try { net.Predict(a, Outputs(a.Length)); } catch (NotSupportedException) { } static float[] Outputs(int n) => n % 4 == 0 ? new float[n / 4 * 3] : throw new NotSupportedException();"),
        Lines("float[] a = new float[7]; try { if (a.Length != 8) { Fail(); } net.Predict(a, y); } catch (NotSupportedException) { } static void Fail() => throw new NotSupportedException();"),
        Lines("float[] a = new float[7]; Action fail = () => throw new NotSupportedException(); try { if (a.Length != 8) { fail(); } net.Predict(a, y); } catch (NotSupportedException) { }"),
        Lines("try { Data.Validate(); net.Predict(Data.Field, y); } catch (NotSupportedException) { }", "static class Data { public static readonly float[] Field = new float[7]; public static void Validate() { if (Field.Length != 8) { throw new NotSupportedException(); } } }"),

        // Conditions of several parts, which are not && and ||.
        Lines("bool v = labels.Length > 0; int inputs = Net.Inputs; if (v & inputs > 4) { net.Predict(new float[5], y); }"),
        Lines("bool v = labels.Length > 0; if (v & Data.Inputs > 4) { net.Predict(new float[5], y); }", "static class Data { public static int Inputs => Net.Inputs; }"),
        Lines("bool v = labels.Length > 0; int k = Net.Inputs; if ((k, v) is (5, true)) { net.Predict(new float[5], y); }"),
        Lines("bool v = labels.Length > 0; int k = Net.Inputs; if ((k, v) == (5, true)) { net.Predict(new float[5], y); }"),
        Lines("bool v = labels.Length > 0; int k = Net.Inputs; switch ((k, v)) { case (5, true): net.Predict(new float[5], y); break; }"),
        Lines("Run(net, labels.Length); static void Run(Net net, int wanted) { if (net.Description.Inputs != wanted) { return; } if (wanted == 5) { net.Predict(new float[5], new float[3]); } }"),
        Lines("Run(net, labels.Length); static void Run(INetwork any, int wanted) { if (any.Description.Inputs != wanted) { return; } switch (wanted) { case 5: ((Net)any).Predict(new float[5], new float[3]); break; } }"),
        Lines("Run(net, new float[5]); static void Run(Net net, float[] row) { if (row.Length != Net.Inputs) { return; } if (row.Length == 5) { net.Predict(new float[5], new float[3]); } }"),
        Lines("float[] a = new float[7]; bool loud = labels.Length > 9; if (loud ^ a.Length == 8) { net.Predict(a, y); }"),

        // A length that chooses the network.
        Lines("Net[] all = [net]; float[] a = new float[7]; Net? one = System.Linq.Enumerable.FirstOrDefault(all, n => n.Description.Inputs == a.Length); one?.Predict(a, y);"),
        Lines("Net[] all = [net]; float[] a = new float[7]; if (System.Linq.Enumerable.FirstOrDefault(all, n => n.Description.Inputs == a.Length) is Net one) { one.Predict(a, y); }"),
        Lines("INetwork[] all = [net]; float[] a = new float[7]; INetwork? one = Array.Find(all, n => n.Description.Inputs == a.Length); if (one != null) { ((Net)one).Predict(a, y); }"),
        Lines("var all = new System.Collections.Generic.Dictionary<int, Net> { [4] = net }; float[] a = new float[7]; if (all.TryGetValue(a.Length, out var one)) { one.Predict(a, y); }"),
        Lines("var all = new System.Collections.Generic.Dictionary<int, Net> { [4] = net }; float[] a = new float[7]; if (!all.TryGetValue(a.Length, out Net? one)) { return; } one.Predict(a, y);"),
        Lines("var all = new System.Collections.Generic.Dictionary<int, Net> { [4] = net }; float[] a = new float[7]; try { all[a.Length].Predict(a, y); } catch (System.Collections.Generic.KeyNotFoundException) { }"),
        Lines("var all = new System.Collections.Generic.Dictionary<int, Net> { [4] = net }; float[] a = new float[7]; try { Net one = all[a.Length]; one.Predict(a, y); } catch (System.Collections.Generic.KeyNotFoundException) { }"),
        Lines("Net[] all = [net]; float[] a = new float[7]; foreach (Net one in System.Linq.Enumerable.Where(all, n => n.Description.Inputs == a.Length)) { one.Predict(a, y); }"),
        Lines("Net[] all = [net]; foreach (Net one in System.Linq.Enumerable.Where(all, n => n.Description.Inputs == 5)) { one.Predict(new float[5], y); }"),
        Lines("Net[] all = [net]; float[] a = new float[7]; Array.ForEach(Array.FindAll(all, n => n.Description.Inputs == a.Length), n => n.Predict(a, y));"),
        Lines("float[] a = new float[7]; System.Threading.Tasks.Parallel.For(0, a.Length / 8, i => net.Predict(a, y));"),
        Lines("float[] a = new float[7]; When(a.Length == 8, () => net.Predict(a, y)); static void When(bool holds, Action act) { if (holds) { act(); } }"),
        Lines("float[] a = new float[7]; Action act = () => net.Predict(a, y); if (a.Length == 8) { act(); }"),
        Lines("float[] a = new float[7]; if (a.Length == 8) { Act(); } void Act() => net.Predict(a, y);"),
        Lines("float[] a = new float[7]; Action act = () => { }; if (a.Length == 8) { act = () => net.Predict(a, y); } act();"),
    ];

    private const string Guard = """
        static class Guard
        {
            public static Int That(int value) => new(value);
            public static Array That(float[] value) => new(value);
            public readonly record struct Int(int Value) { public Int Is(int other) => Value == other ? this : throw new NotSupportedException(); }
            public readonly record struct Array(float[] Value) { public Array HasLength(int other) => Value.Length == other ? this : throw new NotSupportedException(); }
        }
        """;

    /// <summary>Wrong calls that somebody else catches, or leaves out.</summary>
    private static IEnumerable<(string Statements, string Types)> Callers =>
    [
        // Given by name, given on, kept.
        Lines("Bad.Run(net);", "static class Bad { private static Net s_net = null!; public static void Run(Net net) { s_net = net; Catches(Short); } private static void Short() => s_net.Predict(new float[7], new float[6]); private static void Catches(Action act) { try { act(); } catch { } } }"),
        Lines("Bad.Run(net);", "static class Bad { private static Net s_net = null!; public static void Run(Net net) { s_net = net; Forward(Short); } private static void Short() => s_net.Predict(new float[7], new float[6]); private static void Forward(Action act) => Catches(act); private static void Catches(Action act) { try { act(); } catch (Exception) { } } }"),
        Lines("Forward(() => net.Predict(new float[7], y)); static void Forward(Action act) => Catches(act); static void Catches(Action act) { try { act(); } catch (Exception) { } }"),
        Lines("new Runner(() => net.Predict(new float[7], y)).Run();", Runner),
        Lines("new Bad(net).All();", Runner + "sealed class Bad(Net net) { public void All() { var runner = new Runner(Short); runner.Run(); } private void Short() => net.Predict(new float[7], new float[6]); }"),
        Lines("Start(() => net.Predict(new float[7], y)); static void Start(Action act) => new Runner(act).Run();", Runner),
        Lines("var suite = new Suite(); suite.Add(() => net.Predict(new float[7], y)); suite.Run();", "sealed class Suite { private readonly System.Collections.Generic.List<Action> _all = []; public void Add(Action act) => _all.Add(act); public void Run() { foreach (Action act in _all) { try { act(); } catch { } } } }"),
        Lines("_ = Bad.Count(net);", "static class Bad { private static readonly Action<Net>[] s_all = [Short]; private static void Short(Net net) => net.Predict(new float[7], new float[6]); public static int Count(Net net) { int n = 0; foreach (Action<Net> act in s_all) { try { act(net); } catch (ArgumentException) { n++; } } return n; } }"),

        // Members that are used without being named.
        Lines("try { _ = new Bad(net); } catch (ArgumentException) { }", "sealed class Bad { public Bad(Net net) => net.Predict(new float[7], new float[6]); }"),
        Lines("try { Bad bad = new(net); _ = bad; } catch (ArgumentException) { }", "sealed class Bad { public Bad(Net net) => net.Predict(new float[7], new float[6]); }"),
        Lines("try { _ = Make(net); } catch (ArgumentException) { } static Bad Make(Net net) => new(net);", "sealed class Bad { public Bad(Net net) => net.Predict(new float[7], new float[6]); }"),
        Lines("try { _ = new Worse(net); } catch (ArgumentException) { }", "class Bad { public Bad(Net net) => net.Predict(new float[7], new float[6]); } sealed class Worse(Net net) : Bad(net);"),
        Lines("try { _ = new Bad(); } catch (ArgumentException) { }", "sealed class Bad { public int Label { get; } = new Net().PredictLabel(new float[7]); }"),
        Lines("try { _ = new Bad(net)[1]; } catch (ArgumentException) { }", "sealed class Bad(Net net) { public int this[int i] => i + net.PredictLabel(new float[7]); }"),
        Lines("var bad = new Bad(net); try { bad.Label = 1; } catch (ArgumentException) { }", "sealed class Bad(Net net) { public int Label { get => 0; set => net.PredictLabels(new float[7], new int[value]); } }"),
        Lines("var bad = new Bad(net); try { _ = bad + 1; } catch (ArgumentException) { }", "sealed class Bad(Net net) { private int Label() => net.PredictLabel(new float[7]); public static int operator +(Bad one, int n) => n + one.Label(); }"),
        Lines("var bad = new Bad(net); try { _ = bad + 1; } catch (ArgumentException) { }", "sealed class Bad(Net net) { private readonly Net _net = net; public static int operator +(Bad one, int n) => n + one._net.PredictLabel(new float[7]); }"),
        Lines("var bad = new Bad(net); try { int n = bad; } catch (ArgumentException) { }", "sealed class Bad(Net net) { private readonly Net _net = net; public static implicit operator int(Bad one) => one._net.PredictLabel(new float[7]); }"),
        Lines("IAct bad = new Bad(); try { bad.Act(net); } catch (ArgumentException) { }", "interface IAct { void Act(Net net); } sealed class Bad : IAct { void IAct.Act(Net net) => net.Predict(new float[7], new float[6]); }"),
        Lines("try { using var bad = new Bad(net); } catch (ArgumentException) { }", "sealed class Bad(Net net) : IDisposable { public void Dispose() => net.Predict(new float[7], new float[6]); }"),
        Lines("try { using (Make(net)) { } } catch (ArgumentException) { } static IDisposable Make(Net net) => new Bad(net);", "sealed class Bad(Net net) : IDisposable { void IDisposable.Dispose() => net.Predict(new float[7], new float[6]); }"),
        Lines("try { foreach (int label in new Bad(net)) { } } catch (ArgumentException) { }", "sealed class Bad(Net net) { public System.Collections.Generic.IEnumerator<int> GetEnumerator() { yield return net.PredictLabel(new float[7]); } }"),
        Lines("float[][] rows = [new float[1], new float[2]]; try { Array.Sort(rows, new Bad(net)); } catch (InvalidOperationException) { } catch (ArgumentException) { }", "sealed class Bad(Net net) : System.Collections.Generic.IComparer<float[]> { public int Compare(float[]? one, float[]? other) => net.PredictLabel(new float[7]); }"),

        Lines("using var bad = new Bad(net); try { bad.Act(); } catch (ArgumentException) { }", "interface IAct { void Act(); } sealed class Bad(Net net) : IAct, IDisposable { public void Act() => net.Predict(new float[7], new float[6]); public void Dispose() { } }"),
        Lines("IAct bad = new Bad(net); try { Run(bad); } catch (ArgumentException) { } static void Run(IAct one) => one.Act();", "interface IAct { void Act(); } sealed class Bad(Net net) : IAct { public void Act() => net.Predict(new float[7], new float[6]); }"),

        // Further up.
        Lines("try { Bad.Two(net); } catch (ArgumentException) { }", "static class Bad { public static void Two(Net net) => One(net); private static void One(Net net) => net.Predict(new float[7], new float[6]); }"),
        Lines("try { Bad.Three(net); } catch (ArgumentException) { }", "static class Bad { public static void Three(Net net) => Two(net); private static void Two(Net net) => One(net); private static void One(Net net) => net.Predict(new float[7], new float[6]); }"),
        Lines("try { Bad.Five(net); } catch (ArgumentException) { }", Far),
        Lines("Action act = () => Bad.Five(net); try { act(); } catch (ArgumentException) { }", Far),
        Lines("if (Bad.Row.Length == 8) { Bad.Five(net); }", Far),
        Lines("int inputs = Net.Inputs; if (inputs == 7) { Bad.Five(net); }", Far),
        Lines("Fails.Check(() => Bad.Two(net));", "static class Fails { public static void Check(Action act) { try { act(); } catch { return; } throw new InvalidOperationException(); } } static class Bad { public static void Two(Net net) => One(net); private static void One(Net net) => net.Predict(new float[7], new float[6]); }"),
        Lines("try { Bad.Test(net); } catch (ArgumentException) { }", "sealed class FailsAttribute(Type type) : Attribute { public Type Type => type; } static class Bad { [Fails(typeof(ArgumentException))] public static void Test(Net net) => One(net); private static void One(Net net) => net.Predict(new float[7], new float[6]); }"),

        // Left out by the caller.
        Lines("if (Data.Field.Length == 8) { Data.Run(net); }", "static class Data { public static readonly float[] Field = new float[7]; public static void Run(Net net) => net.Predict(Field, new float[6]); }"),
        Lines("int inputs = Net.Inputs; if (inputs == 5) { Five(net); } static void Five(Net net) => net.Predict(new float[5], new float[3]);"),
        Lines("if (Net.Inputs == 5) { Five.Run(net); }", "static class Five { public static void Run(Net net) => net.Predict(new float[5], new float[3]); }", unreachable: true),
        Lines("switch (net.Description.Inputs) { case 5: Five.Run(net); break; }", "static class Five { public static void Run(Net net) => One(net); private static void One(Net net) => net.Predict(new float[5], new float[3]); }"),
    ];

    private const string Far = """
        static class Bad
        {
            public static readonly float[] Row = new float[7];
            public static void Five(Net net) => Four(net);
            private static void Four(Net net) => Three(net);
            private static void Three(Net net) => Two(net);
            private static void Two(Net net) => One(net);
            private static void One(Net net) => net.Predict(Row, new float[6]);
        }
        """;

    /// <summary>Lengths that are tested by trying.</summary>
    private static IEnumerable<(string Statements, string Types)> Tries =>
    [
        Lines("float[] a = new float[7]; if (Fits(net, a)) { net.Predict(a, y); } static bool Fits(Net net, float[] b) { try { net.Predict(b, new float[6]); return true; } catch (ArgumentException) { return false; } }"),
        Lines("float[] a = new float[7]; try { net.Predict(a, y); } catch (ArgumentException) { return; } net.Predict(a, y);"),
        Lines("float[] a = new float[7]; bool ok = true; try { net.Predict(a, y); } catch (ArgumentException) { ok = false; } if (ok) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; bool ok = false; try { net.Predict(a, y); ok = true; } catch (ArgumentException) { } if (ok) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; try { Probe(net, a); } catch (Exception) { return; } net.Predict(a, y); static void Probe(Net net, float[] b) => net.Predict(b, new float[6]);"),
        Lines("float[] a = new float[7]; bool ok = false; try { Probe(net, a); ok = true; } catch (ArgumentException) { } if (ok) { net.Predict(a, y); } static void Probe(Net net, float[] b) => net.Predict(b, new float[6]);"),
        Lines("var adapter = new Adapter(); adapter.Try(net); adapter.Run(net);", "sealed class Adapter { private readonly float[] _row = new float[7]; private bool _fits; public void Try(Net net) { try { net.Predict(_row, new float[6]); _fits = true; } catch (ArgumentException) { } } public void Run(Net net) { if (_fits) { net.Predict(_row, new float[6]); } } }"),
        Lines("var adapter = new Adapter(); adapter.Check(); adapter.Run(net);", "sealed class Adapter { private readonly float[] _row = new float[7]; private int _errors; public void Check() { if (_row.Length % 4 != 0) { _errors++; } } public void Run(Net net) { if (_errors == 0) { net.Predict(_row, new float[6]); } } }"),
        Lines("bool threw = false; try { net.Predict(new float[7], y); } catch (Exception one) { threw = one is ArgumentException; } if (!threw) { throw new InvalidOperationException(); }"),
        Lines("try { net.Predict(new float[7], y); } catch (Exception one) { Console.WriteLine(one.GetType() == typeof(System.ArgumentException)); }"),
        Lines("try { net.Predict(new float[7], y); } catch (Exception one) { Is<ArgumentException>(one); } static void Is<T>(object one) => _ = (T)one;"),

        // Tasks keep what is thrown for whoever waits or asks.
        Lines("var task = System.Threading.Tasks.Task.Run(() => net.Predict(new float[7], y)); try { task.Wait(); } catch (AggregateException) { }"),
        Lines("try { System.Threading.Tasks.Task.Run(() => net.Predict(new float[7], y)).Wait(); } catch (AggregateException all) { Console.WriteLine(all.InnerExceptions.Count); }"),
        Lines("try { Later.Run(net).Wait(); } catch (AggregateException) { }", "static class Later { public static async System.Threading.Tasks.Task Run(Net net) { await System.Threading.Tasks.Task.Yield(); net.Predict(new float[7], new float[6]); } }"),
        Lines("var task = System.Threading.Tasks.Task.Run(() => net.Predict(new float[7], y)); System.Threading.Tasks.Task.WhenAny(task).Wait(); if (!task.IsFaulted) { throw new InvalidOperationException(); }"),
        Lines("var task = System.Threading.Tasks.Task.Run(() => net.Predict(new float[7], y)); System.Threading.Tasks.Task.WhenAny(task).Wait(); if (task is not { Exception: { } all }) { throw new InvalidOperationException(); } Console.WriteLine(all);"),
        Lines("Later.Run(net).GetAwaiter().GetResult();", "static class Later { public static async System.Threading.Tasks.Task Run(Net net) { var task = System.Threading.Tasks.Task.Run(() => net.Predict(new float[7], new float[6])); await System.Threading.Tasks.Task.WhenAny(task); if (task.Status != System.Threading.Tasks.TaskStatus.Faulted) { throw new InvalidOperationException(); } } }"),
        Lines("System.Threading.Tasks.Task.Run(() => net.Predict(new float[7], y)).ContinueWith(_ => Console.WriteLine(), System.Threading.Tasks.TaskContinuationOptions.OnlyOnFaulted).Wait();"),
        Lines("return; Action act = () => { }; act(); net.Predict(new float[7], y);", unreachable: true),
    ];

    private const string Runner = "sealed class Runner(Action act) { public bool Run() { try { act(); return true; } catch (Exception) { return false; } } }";

    /// <summary>Programs as users write them.</summary>
    private static IEnumerable<(string Statements, string Types)> Uses =>
    [
        Lines("var brains = new System.Collections.Generic.List<Net> { net }; float[] senses = new float[6]; foreach (Net brain in brains) { if (brain.Description.Inputs != senses.Length) { continue; } brain.Predict(senses, y); }"),
        Lines("float[] senses = new float[6]; if (!TryThink(net, senses, out int act)) { act = 0; } _ = act; static bool TryThink(Net net, float[] senses, out int act) { act = 0; if (senses.Length != Net.Inputs) { return false; } act = net.PredictLabel(senses); return true; }"),
        Lines("const int Block = 6; float[] block = new float[Block]; int rows = block.Length / Net.Inputs; net.Predict(block.AsSpan(0, rows * Net.Inputs), y.AsSpan(0, rows * Net.Outputs));"),
        Lines("float[] block = new float[6]; int offset = 0; while (offset + 8 <= block.Length) { net.Predict(block, y); offset += 8; }"),
        Lines("float[] ring = new float[10]; int filled = 0; foreach (int label in labels) { filled = Math.Min(filled + 1, ring.Length); if (filled == 12) { net.Predict(ring, y); } }"),
        Lines("var config = new Config(); if (config.Rows * Net.Inputs == config.Buffer.Length) { net.Predict(config.Buffer, y); }", "sealed class Config { public int Rows => 2; public float[] Buffer => new float[7]; }"),
        Lines("int size = Config.Wide ? 8 : 4; net.Predict(new float[size], new float[size / 4 * 3]);", "static class Config { public static readonly bool Wide = false; }"),
        Lines("if (Config.Mode == \"wide\") { net.Predict(Config.Sample, y); }", "static class Config { public static readonly float[] Sample = new float[7]; public static string Mode => Sample.Length == 8 ? \"wide\" : \"narrow\"; }"),
        Lines("Check.Throws<ArgumentException>(() => net.Predict(new float[7], y)); Check.Throws<ArgumentOutOfRangeException>(() => net.TrainStep(new float[24], new int[6]));", "static class Check { public static T Throws<T>(Action act) where T : Exception { try { act(); } catch (T one) { return one; } throw new InvalidOperationException(); } public static T Throws<T>(Func<object> act) where T : Exception { try { act(); } catch (T one) { return one; } throw new InvalidOperationException(); } }"),
        Lines("Assert.That(() => net.Predict(new float[7], y), Throws.InstanceOf<ArgumentException>().With.Property(\"ParamName\"));", "static class Assert { public static void That(Action act, Constraint constraint) { try { act(); } catch (Exception one) when (constraint.Is(one)) { } } } static class Throws { public static Constraint InstanceOf<T>() => new(typeof(T)); } sealed class Constraint(Type type) { public Constraint With => this; public Constraint Property(string name) => this; public bool Is(Exception one) => type.IsInstanceOfType(one); }"),
        Lines("var t = new Tests(net); t.Run();", "[AttributeUsage(AttributeTargets.Method)] sealed class ExpectedExceptionAttribute(Type type) : Attribute { public Type Type => type; } sealed class Tests(Net net) { public void Run() { try { TooShort(); } catch (Exception) { } } [ExpectedException(typeof(ArgumentException))] public void TooShort() { Act(7); } private void Act(int n) => net.Predict(new float[7], new float[n]); }"),
        Lines("foreach ((float[] inputs, bool isRight) in new[] { (new float[8], true), (new float[7], false) }) { if (isRight) { net.Predict(inputs, new float[6]); } }"),
        Lines("Action<Net>[] wrong = [n => n.Predict(new float[7], new float[6]), n => n.Predict(new float[8], new float[5])]; int thrown = 0; foreach (Action<Net> one in wrong) { try { one(net); } catch (ArgumentException) { thrown++; } }"),
        Lines("var cases = new System.Collections.Generic.Dictionary<string, Action> { [\"short\"] = () => net.Predict(new float[7], y), }; foreach (var pair in cases) { try { pair.Value(); } catch (ArgumentException one) { Console.WriteLine(pair.Key + one.ParamName); } }"),
        Lines("Exception? thrown = null; try { net.Predict(new float[7], y); } catch (ArgumentException one) { thrown = one; } if (thrown is null) { throw new InvalidOperationException(); }"),
        Lines("bool Fails(Action act) { try { act(); return false; } catch (ArgumentException) { return true; } } if (!Fails(() => net.Predict(new float[7], y)) | !Fails(() => net.Predict(new float[8], new float[5]))) { throw new InvalidOperationException(); }"),
        Lines("Run(net).GetAwaiter().GetResult(); static async System.Threading.Tasks.Task Run(Net net) { await ThrowsAsync(async () => { await System.Threading.Tasks.Task.Yield(); net.Predict(new float[7], new float[6]); }); static async System.Threading.Tasks.Task ThrowsAsync(Func<System.Threading.Tasks.Task> act) { try { await act(); } catch (ArgumentException) { return; } throw new InvalidOperationException(); } }"),
        Lines("Run(net).GetAwaiter().GetResult(); static async System.Threading.Tasks.Task Run(Net net) { try { await Inner(net); } catch (ArgumentException) { } } static async System.Threading.Tasks.Task Inner(Net net) { await System.Threading.Tasks.Task.Yield(); net.Predict(new float[7], new float[6]); }"),
        Lines("IModel model = new Adapter(net); try { model.Run(new float[4]); } catch (ArgumentException) { }", "interface IModel { void Run(float[] x); } sealed class Adapter(Net net) : IModel { private readonly float[] _out = new float[4]; public void Run(float[] x) => net.Predict(x, _out); }"),
        Lines("var adapter = new Adapter(net); adapter.Run(new float[5]);", "sealed class Adapter(Net net) { private readonly float[] _padded = new float[6]; public void Run(float[] x) { if (_padded.Length > Net.Inputs) { net.Predict(_padded.AsSpan(0, Net.Inputs), new float[3]); return; } net.Predict(_padded, new float[3]); } }"),
        Lines("var adapter = new Adapter(net); if (adapter.IsReady) { adapter.Run(); }", "sealed class Adapter(Net net) { private readonly float[] _row = new float[5]; public bool IsReady => _row.Length == Net.Inputs; public void Run() => net.Predict(_row, new float[3]); }"),
        Lines("new Adapter(net).Run();", "sealed class Adapter { private readonly Net _net; private readonly float[] _row = new float[5]; private readonly bool _fits; public Adapter(Net net) { _net = net; _fits = _row.Length == Net.Inputs; } public void Run() { if (!_fits) { return; } _net.Predict(_row, new float[3]); } }"),
        Lines("try { new Adapter(net).Run(); } catch (NotSupportedException) { }", "sealed class Adapter { private readonly Net _net; private static readonly float[] s_row = new float[5]; public Adapter(Net net) { if (s_row.Length != Net.Inputs) { throw new NotSupportedException(); } _net = net; } public void Run() { _net.Predict(s_row, new float[3]); } }"),
        Lines("float[] row = new float[3]; Span<float> padded = stackalloc float[4]; row.CopyTo(padded); _ = net.PredictLabel(row.Length < 4 ? padded : row);"),
        Lines("float[] row = new float[3]; if (row.Length < Net.Inputs) { Array.Resize(ref row, Net.Inputs); } _ = net.PredictLabel(row);"),
        Lines("float[] row = new float[6]; for (int i = 0; i + Net.Inputs <= row.Length; i += Net.Inputs) { _ = net.PredictLabel(row.AsSpan(i, Net.Inputs)); }"),
        Lines("int[] order = new int[7]; for (int start = 0; start < order.Length; start += 5) { int rows = Math.Min(5, order.Length - start); _ = net.TrainStep(new float[rows * 4], new int[rows]); }"),
        Lines("int total = 7; int rows = total; if (rows > Net.Batch) { rows = Net.Batch; } _ = net.TrainStep(new float[rows * 4], new int[rows]);"),
        Lines("int rows = 7; do { if (rows > Net.Batch) { break; } _ = net.TrainStep(new float[rows * 4], new int[rows]); } while (false);"),
        Lines("const int Rows = 7; foreach (int from in System.Linq.Enumerable.Range(0, Rows / Net.Batch)) { _ = net.TrainStep(x, labels); }"),
        Lines("int[] raw = [0, 1, 3, 2, 1]; int[] mapped = Array.ConvertAll(raw, one => one % 3); _ = net.TrainStep(x, mapped);"),
        Lines("int[] raw = [0, 1, 3, 2, 1]; if (Array.TrueForAll(raw, one => one < Net.Outputs)) { _ = net.TrainStep(x, raw); }"),
        Lines("int[] raw = [0, 1, 3, 2, 1]; if (System.Linq.Enumerable.Max(raw) >= Net.Outputs) { return; } _ = net.TrainStep(x, raw);"),
        Lines("int label = 3; switch (label) { case < 3: _ = net.TrainStep(x.AsSpan(0, 4), label); break; }"),
        Lines("const int Unknown = -1; int label = Unknown; if (label != Unknown) { _ = net.TrainStep(x.AsSpan(0, 4), label); }"),
        Lines("float[] a = new float[7]; var result = Validate(a); if (result.IsError) { return; } net.Predict(a, y); static Result Validate(float[] a) => new(a.Length % 4 != 0);", "readonly record struct Result(bool IsError);"),
        Lines("float[] a = new float[7]; string? error = Validate(a); if (!string.IsNullOrEmpty(error)) { Console.WriteLine(error); return; } net.Predict(a, y); static string? Validate(float[] a) => a.Length % 4 == 0 ? null : \"length\";"),
        Lines("float[] a = new float[7]; using var scope = new Scope(a); if (!scope.Ok) { return; } net.Predict(a, y);", "sealed class Scope(float[] a) : IDisposable { public bool Ok => a.Length % 4 == 0; public void Dispose() { } }"),
        Lines("float[] a = new float[7]; State state = a.Length == 8 ? State.Ready : State.Waiting; if (state is State.Ready) { net.Predict(a, y); }", "enum State { Waiting, Ready }"),
        Lines("float[] a = new float[7]; lock (a) { if (a.Length % Net.Inputs == 0) { net.Predict(a, y); } }"),
        Lines("float[] a = new float[7]; var counts = new System.Collections.Generic.HashSet<int>(); counts.Add(a.Length); if (counts.Contains(8)) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; Func<float[], bool> fits = b => b.Length == 8; if (System.Linq.Enumerable.All(new[] { a }, fits)) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; foreach (float[] one in System.Linq.Enumerable.Where(new[] { a, x }, b => b.Length % 4 == 0)) { net.Predict(one, y); }"),
        Lines("float[] a = new float[7]; Retry(() => { if (a.Length != 8) { return false; } net.Predict(a, y); return true; }); static void Retry(Func<bool> act) { for (int i = 0; i < 2 && !act(); i++) { } }"),
        Lines("float[] a = new float[7]; bool Ready() { return a.Length == 8; } while (Ready()) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; int mode = 0; switch (a.Length) { case 8: mode = 1; break; default: mode = 2; break; } if (mode == 1) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (a is [_, _, _, _, _, _, _, _]) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (a is { Length: 4 or 8 }) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (a.AsSpan().Length is var n and 8) { net.Predict(a, y); _ = n; }"),
        Lines("float[] a = new float[7]; if (System.Linq.Enumerable.Count(a) == 8) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (System.Linq.Enumerable.Any(a, v => v > 1)) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (Equals(a.Length, 8)) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (a.Length.Equals(8)) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (a.Length.CompareTo(8) == 0) { net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; if (a.Length is 8 && net.PredictLabel(a.AsSpan(0, 4)) == 0) { net.Predict(a, y); }"),
        Lines("double ratio; float[] a = new float[7]; ratio = a.Length / (double)Net.Inputs; if (ratio == Math.Floor(ratio)) { net.Predict(a, y); }"),
        Lines("var log = new System.Text.StringBuilder(); float[] a = new float[7]; if (a.Length % 4 != 0) { log.Append(\"odd\"); } if (log.Length == 0) { net.Predict(a, y); }"),
        Lines("int errors = 0; float[] a = new float[7]; if (a.Length % 4 != 0) { errors++; } if (errors == 0) { net.Predict(a, y); }"),
        Lines("Net? one = null; float[] a = new float[7]; if (a.Length == 8) { one = net; } one?.Predict(a, y);"),
        Lines("Net? one = null; float[] a = new float[7]; if (a.Length == 8) { one = net; } if (one is null) { return; } one.Predict(a, y);"),
        Lines("var lookup = System.Linq.Enumerable.ToLookup(new[] { net }, n => n.Description.Inputs); float[] a = new float[7]; foreach (Net one in lookup[a.Length]) { one.Predict(a, y); }"),
        Lines("var q = new System.Collections.Generic.Queue<float[]>(); float[] a = new float[7]; if (a.Length == 8) { q.Enqueue(a); } while (q.Count > 0) { _ = q.Dequeue(); net.Predict(a, y); }"),
        Lines("float[] a = new float[7]; float[] b = new float[8]; try { b.AsSpan().CopyTo(a); net.Predict(a, y); } catch (ArgumentException) { }"),
        Lines("float[] a = new float[7]; int i = Array.IndexOf(new[] { 4, 8 }, a.Length); if (i < 0) { return; } net.Predict(a, y);"),
        Lines("float[] a = new float[7]; if (Known.Sizes.Contains(a.Length)) { net.Predict(a, y); }", "static class Known { public static readonly System.Collections.Generic.HashSet<int> Sizes = [4, 8]; }"),
    ];
}
