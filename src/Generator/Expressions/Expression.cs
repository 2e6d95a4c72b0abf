namespace Unrolled.Generator.Expressions;

/// <summary>A formula over single elements, as data: rendered as vector code, as scalar double code and as text, so that the three cannot disagree.</summary>
/// <remarks>Immutable and compared by value. The vocabulary is closed: what every renderer can print and <see cref="Derivative"/> can differentiate.</remarks>
internal abstract record Expression
{
    public static readonly Expression Zero = new Constant(0);
    public static readonly Expression One = new Constant(1);

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression a, Expression b) => new Binary(BinaryOperator.Add, a, b);

    public static Expression operator -(Expression a, Expression b) => new Binary(BinaryOperator.Subtract, a, b);

    public static Expression operator *(Expression a, Expression b) => new Binary(BinaryOperator.Multiply, a, b);

    public static Expression operator /(Expression a, Expression b) => new Binary(BinaryOperator.Divide, a, b);

    public static Expression operator -(Expression a) => new Call(Function.Negate, a);

    public static Expression Variable(string name) => new Variable(name);

    /// <summary>The larger of two values; NaN if either is NaN.</summary>
    public static Expression Max(Expression a, Expression b) => new Binary(BinaryOperator.Max, a, b);

    public static Expression Apply(Function function, Expression argument) => new Call(function, argument);

    /// <summary><paramref name="left"/> ≤ <paramref name="right"/> ? <paramref name="then"/> : <paramref name="otherwise"/>; a NaN takes <paramref name="otherwise"/>.</summary>
    public static Expression SelectLessOrEqual(Expression left, Expression right, Expression then, Expression otherwise) => new Select(left, right, then, otherwise);
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression;

/// <summary>A named operand: x (a layer's input z), y (its output), t (target), w, g, m, v, or a scalar of the optimiser.</summary>
internal sealed record Variable(string Name) : Expression;

/// <summary>A function of one argument.</summary>
internal sealed record Call(Function Function, Expression Argument) : Expression;

/// <summary>An operation on two arguments.</summary>
internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

/// <summary>Left ≤ Right ? Then : Otherwise.</summary>
internal sealed record Select(Expression Left, Expression Right, Expression Then, Expression Otherwise) : Expression;

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Max,
}

internal enum Function
{
    Negate,
    Abs,
    Sign,
    Exp,
    Expm1,
    Log,
    Log1p,
    Tanh,
    Erf,
    Sqrt,
}
