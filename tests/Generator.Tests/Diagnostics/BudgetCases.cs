using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Declarations that break the rules 04xx.</summary>
internal static class BudgetCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        new("UNR0401",
            "[Network(60000)] [Dense([|60000|])] [Dense(3)] partial class Net;",
            "'Net' may need 10,809,781,344 floats (an upper bound) for parameters, gradients and a batch of 1, but one block of memory holds 2,147,483,575: make layer 'Dense1' smaller"),
        new("UNR0401",
            "[Network(4, [|Batch = 2147483647|])] [Dense(3)] [SquaredError] [Sgd] partial class Net;",
            "'Net' may need 242,665,652,464 floats (an upper bound) for parameters, gradients and a batch of 2,147,483,647, but one block of memory holds 2,147,483,575: make layer 'Dense1' or Batch smaller"),
        new("UNR0401",
            "[Network([|2000000000|])] [Dropout(0.5)] [Dense(1)] partial class Net;",
            "'Net' may need 320,000,001,344 floats (an upper bound) for parameters, gradients and a batch of 1, but one block of memory holds 2,147,483,575: make layer 'Dense1' smaller"),
        new("UNR0401",
            "[Network(2147483647)] [Dense([|2147483647|])] partial class Net;",
            "'Net' may need 13,835,058,295,800,332,288 floats (an upper bound) for parameters, gradients and a batch of 1, but one block of memory holds 2,147,483,575: make layer 'Dense1' smaller"),
    ];
}
