namespace Unrolled.Generator.Tests.Fuzzing;

/// <summary>What people, tools and mistakes write in annotations, as source text.</summary>
internal static class OddValues
{
    public static readonly string[] Integers = ["0", "-1", "int.MinValue", "int.MaxValue", "1 << 20", "1_000", "0x7FFF", "'A'", "3", "(int)1e6"];

    public static readonly string[] Reals =
    [
        "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity", "double.MaxValue", "double.MinValue", "double.Epsilon", "float.MaxValue",
        "float.Epsilon", "-0.0", "0", "1", "-1", "1e300", "1e-300", "1e38", "2", "0.5f", "0.1", "1 - 1e-9", "'x'", "long.MaxValue", "1.0 / 3", "5e-324",
    ];

    public static readonly string[] Arrays = ["null", "[]", "new double[0]", "new double[3]", "new[] { 1.0, 2 }", "[double.NaN]", "[0, 0]", "[1e300, 1]", "[-0.0, 1f, 'x', 5e-324]"];

    public static readonly string[] Activations = ["(Activation)99", "(Activation)(-1)", "(Activation)int.MaxValue", "0", "(Activation)3", "Activation.Softmax", "default"];

    public static readonly string[] Initializers = ["(Initializer)4", "(Initializer)(-1)", "0", "(Initializer)int.MinValue", "Initializer.PyTorch"];

    public static readonly string[] Masks = ["(MaskSource)2", "(MaskSource)(-7)", "MaskSource.Caller", "default"];

    public static readonly string[] Names =
    [
        "null", "\"\"", "\" \"", "\"class\"", "\"await\"", "\"field\"", "\"value\"", "\"_\"", "\"_engine\"", "\"1a\"", "\"a b\"", "\"a\\nb\"", "\"a\\\"b\"", "\"{0}\"", "\"\\ud800\"",
        "\"\\u00e4\"", "\"A\\u200dB\"", "\"\\u03c4\"", "\"Dense1\"", "\"Dense2\"", "\"Dropout1\"", "\"Dense1Forward\"", "\"Predict\"", "\"Gradients\"", "\"GradientViews\"", "\"ToString\"", "\"GetType\"",
        "\"Simd512\"", "\"Programs\"", "\"Kernels\"", "\"Memory\"", "\"Vec\"", "\"System\"", "\"Unrolled\"", "\"global\"", "\"Span\"", "\"MathF\"", "\"Equals\"", "\"Item\"",
        "\"inputs\"", "\"outputs\"", "\"network\"", "\"copy\"", "\"other\"", "\"trace\"", "\"rows\"", "\"x\"", "\"w1\"", "\"seed\"", "\"loss\"", "\"Weights\"", "\"Bias\"", "nameof(System)",
        "\"Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
    ];

    public static readonly string[] Members =
    [
        "private int _engine;", "public int Predict;", "public static int Steps() => 1;", "public event global::System.Action? Trace { add { } remove { } }", "public class Summary;",
        "public Net{0}() { }", "public Net{0}(int start) { }", "public Net{0}(string s) : this(s.Length) { }", "static Net{0}() { }", "~Net{0}() { }", "public int Dense1 => 3;",
        "public override string ToString() => \"\";", "public override bool Equals(object? other) => false; public override int GetHashCode() => 0;",
        "public void Predict(string path) { }", "public int this[int i] => i;", "public static implicit operator int(Net{0} net) => 3;", "private const int Width = 3;",
        "public string Greeting { get; set; } = \"\";", "public required int Id { get; init; }", "private enum Vec { A }", "private static void Span() { }",
    ];

    public static readonly string[] Modifiers =
    [
        "class", "static partial class", "abstract partial class", "partial record", "file partial class", "sealed class", "partial record class",
    ];

    public static readonly string[] Suffixes = ["<T>", "(int size)", " : global::System.Exception", " : Base", "<T> where T : struct", "()"];
}
