using System.Collections.Generic;

namespace Unrolled.CodeFixes.Tests.Cases;

/// <summary>Fixes of the rules 00xx.</summary>
internal static class DeclarationCases
{
    public static IEnumerable<FixCase> All =>
    [
        new("UNR0001",
            "Make 'Net' partial",
            """
            [Network(4)] // flowers
            [Dense(3)]
            public sealed /* not shared */ class Net // three kinds
            {
            }
            """,
            """
            [Network(4)] // flowers
            [Dense(3)]
            public sealed /* not shared */ partial class Net // three kinds
            {
            }
            """),
        new("UNR0001",
            "Make 'C' and 'B' and 'A' partial",
            "class A { readonly struct B { [Network(4)] [Dense(3)] class C; } }",
            "partial class A { readonly partial struct B { [Network(4)] [Dense(3)] partial class C; } }"),
        new("UNR0002",
            "Make 'B' partial",
            "partial class A { record struct B { [Network(4)] [Dense(3)] partial class C; } }",
            "partial class A { partial record struct B { [Network(4)] [Dense(3)] partial class C; } }"),
        new("UNR0002",
            "Make 'Game' partial",
            """
            /// <summary>A game.</summary>
            internal static class Game
            {
                [Network(4)]
                [Dense(3)]
                private sealed partial class Enemy;
            }
            """,
            """
            /// <summary>A game.</summary>
            internal static partial class Game
            {
                [Network(4)]
                [Dense(3)]
                private sealed partial class Enemy;
            }
            """),
        new("UNR0003",
            "Remove 'static'",
            "[Network(4)] [Dense(3)] public static partial class Net { public static int One => 1; }",
            "[Network(4)] [Dense(3)] public partial class Net { public static int One => 1; }"),
        new("UNR0003",
            "Remove 'abstract'",
            "[Network(4)] [Dense(3)] public abstract /* base */ partial class Net { }",
            "[Network(4)] [Dense(3)] public  /* base */ partial class Net { }"),
        new("UNR0003",
            "Make 'Net' a class",
            "[Network(4)] [Dense(3)] public partial record Net;",
            "[Network(4)] [Dense(3)] public partial class Net;"),
        new("UNR0003",
            "Make 'Net' a class",
            "[Network(4)] [Dense(3)] public partial record class Net;",
            "[Network(4)] [Dense(3)] public partial class Net;"),
        new("UNR0003",
            "Make 'Net' a class",
            "interface IPlayer; [Network(4)] [Dense(3)] sealed partial record Net : IPlayer { public float Score => Predict(new float[4], 0); private float Predict(float[] row, int output) { float[] all = new float[3]; Predict(row, all); return all[output]; } }",
            "interface IPlayer; [Network(4)] [Dense(3)] sealed partial class Net : IPlayer { public float Score => Predict(new float[4], 0); private float Predict(float[] row, int output) { float[] all = new float[3]; Predict(row, all); return all[output]; } }"),
        new("UNR0010",
            "Add ': this(seed: 0)'",
            """
            [Network(4)]
            [Dense(3)]
            partial class Net
            {
                public Net(double rate) // of the game
                {
                    Rate = rate;
                }

                public double Rate { get; }
            }
            """,
            """
            [Network(4)]
            [Dense(3)]
            partial class Net
            {
                public Net(double rate) : this(seed: 0) // of the game
                {
                    Rate = rate;
                }

                public double Rate { get; }
            }
            """),
        new("UNR0013",
            "Add [Network(0)], its inputs to be filled in",
            """
            /// <summary>Digits.</summary>
              [Dropout(0.1)] // of the image
              [Dense(10)]
            partial class Net;
            """,
            """
            /// <summary>Digits.</summary>
              [Network(0)]
              [Dropout(0.1)] // of the image
              [Dense(10)]
            partial class Net;
            """,
            "UNR0101"),
        new("UNR0013",
            "Add [Network(28 * 28)]",
            "[SquaredError, Dense(28 * 28, 10)] partial class Net;",
            "[Network(28 * 28), SquaredError, Dense(28 * 28, 10)] partial class Net;",
            "UNR0014"),
        new("UNR0014",
            "Move it below [Dense(10, Activation.Softmax)]",
            """
            [Network(784)]
            // what it is trained on
            [CrossEntropy]
            [Dense(128, Activation.Relu)]
            [Dense(10, Activation.Softmax)] // digits
            // how
            [Sgd]
            partial class Net;
            """,
            """
            [Network(784)]
            // what it is trained on
            [Dense(128, Activation.Relu)]
            [Dense(10, Activation.Softmax)] // digits
            [CrossEntropy]
            // how
            [Sgd]
            partial class Net;
            """),
        new("UNR0014",
            "Move it below [Dense(3)]",
            "[Network(4), SquaredError, Dense(3), Sgd] partial class Net;",
            "[Network(4), Dense(3), SquaredError, Sgd] partial class Net;"),
        new("UNR0014",
            "Move it below [Dense(3)]",
            "[Network(4)] [SquaredError] [Dense(3)] partial class Net;",
            "[Network(4)] [Dense(3)] [SquaredError] partial class Net;"),
        new("UNR0014",
            "Move it below [Dense( 3)]",
            "[Network(4)]\n[SquaredError]\n[Dense(\n    3)] partial class Net;",
            "[Network(4)]\n[Dense(\n    3)] [SquaredError] partial class Net;"),
        new("UNR0014",
            "Move it below [Dense(3)]",
            "[Network(4)]\n[SquaredError]\n[Dense(3)] /* kinds\n   of flowers */\n[Sgd]\npartial class Net;",
            "[Network(4)]\n[Dense(3)] /* kinds\n   of flowers */\n[SquaredError]\n[Sgd]\npartial class Net;"),
        new("UNR0010",
            "Add ': this(seed)'",
            "[Network(4)] [Dense(3)] partial class Net { public Net(int seed, double rate) : base() => Rate = rate; public double Rate { get; } }",
            "[Network(4)] [Dense(3)] partial class Net { public Net(int seed, double rate) : this(seed) => Rate = rate; public double Rate { get; } }"),
    ];
}
