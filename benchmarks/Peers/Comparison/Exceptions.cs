using System;

namespace Unrolled.Comparison;

/// <summary>A contender does not do this; the message says why.</summary>
internal class ContenderException(string reason) : Exception(reason);

/// <summary>It does something else, which may be timed but not ranked.</summary>
internal sealed class OtherFunctionException(string reason) : ContenderException(reason);

/// <summary>It came to another result.</summary>
internal sealed class DisagreementException(string reason) : ContenderException(reason);
