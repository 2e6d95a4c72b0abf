using System;

namespace Unrolled.CodeFixes;

/// <summary>A way to put a mistake right.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Key">What kind of fix it is: fix-all applies those of one kind.</param>
/// <param name="Apply">Adds what it changes. Called again for each application, and together with other fixes.</param>
internal sealed record Fix(string Title, string Key, Action<Edits> Apply);
