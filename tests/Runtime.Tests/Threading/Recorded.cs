using System;
using System.Threading;

namespace Unrolled.Runtime.Tests.Threading;

/// <summary>Work that counts how often each shard ran, and does something of the test's besides.</summary>
internal sealed class Recorded(Action<int>? body = null) : ShardedWork
{
    private readonly int[] _runs = new int[MaximumShards];

    /// <summary>How often each of the first shards ran.</summary>
    public int[] Runs(int shards) => _runs[..shards];

    protected override void RunShard(int shard)
    {
        Interlocked.Increment(ref _runs[shard]);
        body?.Invoke(shard);
    }
}
