namespace Unrolled.Generator.Expressions.Rendering;

/// <summary>A piece of rendered text and how tightly its outermost operator binds, so that parentheses appear only where they are needed.</summary>
internal readonly record struct Fragment(string Text, Binding Binding)
{
    /// <summary>A name, a number or a call.</summary>
    public static Fragment Atom(string text) => new(text, Binding.Atom);

    /// <summary>The text, in parentheses if it binds less tightly than <paramref name="least"/>.</summary>
    public string AtLeast(Binding least) => Binding < least ? "(" + Text + ")" : Text;
}

/// <summary>How tightly an operator binds, loosest first.</summary>
internal enum Binding
{
    Choice,
    Sum,
    Product,
    Sign,
    Power,
    Atom,
}
