using System;
using System.Collections.Generic;
using System.Globalization;

namespace Unrolled.Samples;

/// <summary>Takes options out of a command line one by one; what is left in the end is unknown. Both <c>--name value</c> and <c>--name=value</c> are read.</summary>
public sealed class CommandLine
{
    private readonly List<string> _rest = [];

    /// <summary>Starts with all arguments of the program.</summary>
    /// <param name="arguments">The arguments, as given to the program.</param>
    public CommandLine(IEnumerable<string> arguments)
    {
        foreach (string argument in arguments)
        {
            int equals = IsOption(argument) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
            if (equals < 0)
            {
                _rest.Add(argument);
            }
            else
            {
                _rest.AddRange([argument[..equals], argument[(equals + 1)..]]);
            }
        }
    }

    /// <summary>Takes an option without a value.</summary>
    /// <param name="name">The option, dashes included.</param>
    /// <returns>Whether it was given.</returns>
    public bool TakeFlag(string name) => _rest.Remove(name);

    /// <summary>Takes an option with a text.</summary>
    /// <param name="name">The option, dashes included.</param>
    /// <returns>The text, or null when the option was not given.</returns>
    /// <exception cref="UsageException">The text is missing, or the option is there twice.</exception>
    public string? TakeText(string name)
    {
        int index = _rest.IndexOf(name);
        if (index < 0)
        {
            return null;
        }

        if (index + 1 == _rest.Count || IsOption(_rest[index + 1]) || _rest[index + 1].Length == 0)
        {
            throw new UsageException($"{name} needs a value.");
        }

        string value = _rest[index + 1];
        _rest.RemoveRange(index, 2);
        return _rest.Contains(name) ? throw new UsageException($"{name} is given twice.") : value;
    }

    /// <summary>Takes an option with a whole number.</summary>
    /// <param name="name">The option, dashes included.</param>
    /// <param name="otherwise">The number when the option was not given.</param>
    /// <param name="minimum">The smallest number allowed.</param>
    /// <param name="maximum">The largest number allowed.</param>
    /// <returns>The number.</returns>
    /// <exception cref="UsageException">It is no whole number, or out of range.</exception>
    public int TakeNumber(string name, int otherwise, int minimum, int maximum)
    {
        string? text = TakeText(name);
        if (text is null)
        {
            return otherwise;
        }

        bool valid = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= minimum && value <= maximum;
        return valid ? value : throw new UsageException($"{name} takes a whole number from {minimum:N0} to {maximum:N0}, not '{text}'.");
    }

    /// <summary>Takes the next argument that is no option.</summary>
    /// <returns>The argument, or null when there is none.</returns>
    public string? TakeArgument()
    {
        int index = _rest.FindIndex(argument => !argument.StartsWith('-'));
        if (index < 0)
        {
            return null;
        }

        string argument = _rest[index];
        _rest.RemoveAt(index);
        return argument;
    }

    /// <summary>Ends the command line.</summary>
    /// <exception cref="UsageException">Something is left that nobody took.</exception>
    public void End()
    {
        if (_rest.Count > 0)
        {
            throw new UsageException(_rest[0].StartsWith('-') ? $"There is no option '{_rest[0]}'." : $"The argument '{_rest[0]}' has no meaning here.");
        }
    }

    private static bool IsOption(string argument) => argument.StartsWith("--", StringComparison.Ordinal);
}
