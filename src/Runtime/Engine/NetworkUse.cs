using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Unrolled.Runtime;

/// <summary>Who uses a network at this moment: any number of predictions and losses, or one training. In release builds it does nothing.</summary>
/// <typeparam name="TPrograms">The generated programs, which know what they were built for.</typeparam>
internal struct NetworkUse<TPrograms>
    where TPrograms : struct, IPrograms
{
    private const int Training = -1;

    /// <summary>Predictions and losses that run, or <see cref="Training"/>.</summary>
    private int _users;

    /// <summary>A prediction or a loss begins. Its arguments are checked: it will reach its end, unless there is no memory or no thread to be had.</summary>
    /// <exception cref="InvalidOperationException">The network is being trained.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginReading()
    {
        if (TPrograms.IsWatched)
        {
            AddReader();
        }
    }

    /// <summary>It has ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndReading()
    {
        if (TPrograms.IsWatched)
        {
            Interlocked.Decrement(ref _users);
        }
    }

    /// <summary>Asks before targets are copied for a step that is to begin.</summary>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RequireUnused()
    {
        if (TPrograms.IsWatched)
        {
            RequireNone(Volatile.Read(ref _users));
        }
    }

    /// <summary>A step, or gradients, or an update from them begins.</summary>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginTraining()
    {
        if (TPrograms.IsWatched)
        {
            RequireNone(Interlocked.CompareExchange(ref _users, Training, 0));
        }
    }

    /// <summary>It has ended, or failed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndTraining()
    {
        if (TPrograms.IsWatched)
        {
            Volatile.Write(ref _users, 0);
        }
    }

    private void AddReader()
    {
        int users = Volatile.Read(ref _users);
        while (users != Training)
        {
            int found = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (found == users)
            {
                return;
            }

            users = found;
        }

        throw Error($"{TPrograms.Name} was to predict or to compute a loss while another thread trains it");
    }

    private static void RequireNone(int users)
    {
        if (users != 0)
        {
            throw Error(users == Training
                ? $"{TPrograms.Name} was to be trained while another thread trains it"
                : string.Create(CultureInfo.InvariantCulture, $"{TPrograms.Name} was to be trained while {users:N0} other {(users == 1 ? "thread predicts or computes a loss" : "threads predict or compute a loss")} with it"));
        }
    }

    private static InvalidOperationException Error(string what) =>
        new($"{what}. Results would be wrong, and different each time: train a Clone() and let the others predict with it when it is done, or put both under one lock. Only debug builds check this.");
}
