using System;
using System.Runtime.CompilerServices;
using Unrolled.Runtime;
using Xunit;

namespace Unrolled.Gradients.Tests.Threading;

/// <summary>Tests that use or count the threads of the whole process: one at a time, nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "Alone";

    /// <summary>Four threads, however few cores this machine has, and woken for the shortest step.</summary>
    [ModuleInitializer]
    internal static void RaiseLimit()
    {
        Workers.Limit = Math.Max(4, Environment.ProcessorCount);
        Pace.AlwaysWakes = true;
    }
}
