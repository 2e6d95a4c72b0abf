using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>What the rules 05xx say is so: each call they report throws when it is run, because of the argument they name.</summary>
public class CallSiteTruthTests
{
    private const string Enormous = "int.MaxValue";

    private static readonly WrongCall[] s_calls = [.. CallSiteCases.Calls];

    private static readonly Lazy<Assembly> s_programs = new(() => GeneratorHarness
        .Run([Sources.Classifier, .. s_calls.Select((call, i) => Markup.Parse(CallSitePrograms.Wrap(call.Statements, call.Types, i)).Source)])
        .Load());

    public static TheoryData<int, string> Data
    {
        get
        {
            TheoryData<int, string> data = [];
            foreach ((WrongCall call, int number) in s_calls.Select((call, i) => (call, i)).Where(one => !one.call.Statements.Contains(Enormous, StringComparison.Ordinal)))
            {
                data.Add(number, call.Statements + call.Types);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Data))]
    public void ReportedCall_Throws(int number, string program)
    {
        Assembly programs = s_programs.Value;
        HashSet<ArgumentException> thrown = new(ReferenceEqualityComparer.Instance);
        int thread = Environment.CurrentManagedThreadId;
        void Note(object? sender, FirstChanceExceptionEventArgs args)
        {
            if (args.Exception is ArgumentException exception && Environment.CurrentManagedThreadId == thread)
            {
                thrown.Add(exception);
            }
        }

        AppDomain.CurrentDomain.FirstChanceException += Note;
        try
        {
            Record.Exception(() => CallSitePrograms.Run(programs, number));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        string argument = s_calls[number].Message.Split('\'', '[')[1];
        Assert.True(thrown.Count == 1, $"{thrown.Count} exceptions: {program}");
        Assert.Equal(argument, thrown.Single().ParamName);
    }
}
