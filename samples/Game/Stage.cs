using System;
using System.Diagnostics;
using System.Threading;
using Spectre.Console;

namespace Game;

/// <summary>Plays frame after frame: as a picture that moves, or as fast as it goes with a line now and then.</summary>
internal static class Stage
{
    private static readonly TimeSpan s_frame = TimeSpan.FromSeconds(1 / 30.0);

    /// <summary>Plays in the terminal, 30 frames a second, and trains for a short time in each.</summary>
    /// <param name="session">The flock.</param>
    /// <param name="frames">How many frames.</param>
    /// <param name="budget">How long to train in a frame.</param>
    /// <param name="stop">Ends it after the frame that runs.</param>
    public static void Show(Session session, int frames, TimeSpan budget, CancellationToken stop) => AnsiConsole.Live(new Picture(session)).Start(screen =>
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan next = default;
        while (session.Frames < frames && !stop.IsCancellationRequested)
        {
            session.Frame(int.MaxValue, budget);
            screen.Refresh();
            TimeSpan now = Stopwatch.GetElapsedTime(start);
            next = next + s_frame > now ? next + s_frame : now;
            stop.WaitHandle.WaitOne(next - now);
        }
    });

    /// <summary>Plays as fast as it goes, and prints how the birds do.</summary>
    /// <param name="session">The flock.</param>
    /// <param name="frames">How many frames.</param>
    /// <param name="steps">Training steps in a frame.</param>
    /// <param name="stop">Ends it after the frame that runs.</param>
    public static void Print(Session session, int frames, int steps, CancellationToken stop)
    {
        AnsiConsole.WriteLine("   frame    walls passed    crashes    at random       loss    steps");
        while (session.Frames < frames && !stop.IsCancellationRequested)
        {
            session.Frame(steps, TimeSpan.MaxValue);
            if (session.Frames % Session.Period == 0)
            {
                Score score = session.Scores[^1];
                AnsiConsole.WriteLine($"{score.Frame,8:N0}  {score.Passed,6:N0}  ({100 * score.Share,3:F0} %)  {score.Crashed,9:N0}  {100 * score.Curiosity,8:F0} %  {score.Lesson.Loss,9}  {score.Lesson.Steps,7:N0}");
            }
        }
    }
}
