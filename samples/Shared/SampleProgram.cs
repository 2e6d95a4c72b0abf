using System;
using System.Globalization;
using System.IO;
using System.Text;
using Spectre.Console;

namespace Unrolled.Samples;

/// <summary>What all samples do around their own work: invariant numbers, plain output in files and pipes, and errors as one line instead of a stack trace.</summary>
public static class SampleProgram
{
    /// <summary>Runs a sample.</summary>
    /// <param name="name">The program's name, which starts each error line.</param>
    /// <param name="body">The sample itself.</param>
    /// <returns>The exit code: 0, 1 when a file is missing or bad, 2 when the command line is wrong.</returns>
    public static int Run(string name, Action body)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console = PlainConsole();
        }

        try
        {
            body();
            return 0;
        }
        catch (UsageException error)
        {
            return Fail(name, error.Message + " Try --help.", 2);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Fail(name, error.Message, 1);
        }
    }

    /// <summary>Prints a heading across the terminal.</summary>
    /// <param name="title">The heading.</param>
    public static void Section(string title)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]{Markup.Escape(title)}[/]").LeftJustified());
    }

    /// <summary>A console for files and pipes: no colours, no control codes, 80 columns.</summary>
    private static IAnsiConsole PlainConsole()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        console.Profile.Width = 80;
        return console;
    }

    private static int Fail(string name, string message, int exitCode)
    {
        Console.Error.WriteLine($"{name}: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
