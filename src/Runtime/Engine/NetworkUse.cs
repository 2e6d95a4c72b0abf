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
    /// <summary>For <see cref="RequireUnused"/> before a step.</summary>
    public const string BeTrained = "be trained";

    /// <summary>For <see cref="RequireUnused"/> before parameters change at once.</summary>
    public const string GetOtherParameters = "get other parameters";

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

    /// <summary>Asks before something of the network is overwritten: targets for a step that is to begin, or its parameters.</summary>
    /// <param name="purpose">What the network was to do.</param>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RequireUnused(string purpose)
    {
        if (TPrograms.IsWatched)
        {
            RequireNone(Volatile.Read(ref _users), purpose);
        }
    }

    /// <summary>A step, or gradients, or an update from them begins.</summary>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginTraining()
    {
        if (TPrograms.IsWatched)
        {
            RequireNone(Interlocked.CompareExchange(ref _users, Training, 0), BeTrained);
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

    private static void RequireNone(int users, string purpose)
    {
        if (users != 0)
        {
            throw Error(users == Training
                ? $"{TPrograms.Name} was to {purpose} while another thread trains it"
                : string.Create(CultureInfo.InvariantCulture, $"{TPrograms.Name} was to {purpose} while {users:N0} other {(users == 1 ? "thread predicts or computes a loss" : "threads predict or compute a loss")} with it"));
        }
    }

    private static InvalidOperationException Error(string what) =>
        new($"{what}. Results would be wrong, and different each time: train a Clone() and let the others predict with it when it is done, or put both under one lock. Only debug builds check this.");
}
