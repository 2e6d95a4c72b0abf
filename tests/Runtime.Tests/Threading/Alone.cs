using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Unrolled.Runtime.Tests.Threading;

/// <summary>Tests that count the threads or the bytes of the whole process, or keep threads busy: one at a time, nothing beside them.</summary>
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
