using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Declarations that break the rules 08xx.</summary>
internal static class ExportCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        Unusable("\"my-net\"", "\"my-net\"", "names in C are letters of ASCII, digits and underscores, a letter first: write one such as \"digit\""),
        Unusable("prefix: \"\"", "\"\"", "names in C are letters of ASCII, digits and underscores, a letter first: write one such as \"digit\""),
        Unusable("null!", "\"\"", "names in C are letters of ASCII, digits and underscores, a letter first: write one such as \"digit\""),
        Unusable("\"2d\"", "\"2d\"", "names in C are letters of ASCII, digits and underscores, a letter first: write one such as \"digit\""),
        Unusable("\"_net\"", "\"_net\"", "names in C are letters of ASCII, digits and underscores, a letter first: write one such as \"digit\""),
        Unusable("\"größe\"", "\"größe\"", "names in C are letters of ASCII, digits and underscores, a letter first: write one such as \"digit\""),
        Unusable("\"net_\"", "\"net_\"", "C++ keeps names with two underscores in a row for itself, and functions add one: write single underscores, and none at the end"),
        Unusable("\"my__net\"", "\"my__net\"", "C++ keeps names with two underscores in a row for itself, and functions add one: write single underscores, and none at the end"),
        Unusable("\"Signal\"", "\"Signal\"", "the header Signal.h would stand in the way of the one of C's standard library: write another one"),
        Unusable(
            "\"a2345678901234567890123456789012345678901234567890123456789012345\"",
            "\"a234567890123456789012345678901234567890…\"",
            "it has 65 characters, and 64 are the most: write a shorter one"),
        new("UNR0802",
            "[Network(4)] [Dense(3)] [ExportC(\"net\")] partial class First; [Network(4)] [Dense(3)] [ExportC([|\"net\"|])] partial class Second;",
            "Network 'First' has the prefix 'net' already, and one header would overwrite the other: give 'Second' another prefix"),
        new("UNR0802",
            "namespace A { [Network(4)] [Dense(3)] [ExportC(\"net\")] partial class Net; } [Network(4)] [Dense(3)] [ExportC([|prefix: \"Net\"|])] partial class Net;",
            "Network 'Net' has the prefix 'net' already, and one header would overwrite the other: give 'Net' another prefix"),
        new("UNR0306",
            "[Network(4)] [Dense(3)] [ExportC(\"net\")] [[|ExportC(\"other\")|]] partial class Net;",
            "'Net' already has [ExportC], and C calls a network by one name: keep one of them"),
    ];

    private static DiagnosticCase Unusable(string argument, string shown, string reason) =>
        new("UNR0801", $"[Network(4)] [Dense(3)] [ExportC([|{argument}|])] partial class Net;", $"{shown} cannot begin the names of C functions because {reason}");
}
