using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>A way to make strings that are not valid, by name. A lesson's own way is another: <c>new("mine", (length, random) => …)</c>.</summary>
/// <param name="Name">The name under which results are broken down.</param>
/// <param name="Draw">Draws a string of a given even length that the oracle rejects.</param>
public sealed record NegativeKind(string Name, Func<int, Random64, int[]> Draw)
{
    /// <summary>Uniformly random symbols: the easy kind.</summary>
    public static readonly NegativeKind Random = new("random", BracketSampler.Random);

    /// <inheritdoc cref="BracketSampler.WrongType"/>
    public static readonly NegativeKind WrongType = new("wrong type", BracketSampler.WrongType);

    /// <inheritdoc cref="BracketSampler.Swapped"/>
    public static readonly NegativeKind Swapped = new("swapped", BracketSampler.Swapped);

    /// <inheritdoc cref="BracketSampler.Moved"/>
    public static readonly NegativeKind Moved = new("moved", BracketSampler.Moved);

    /// <inheritdoc cref="BracketSampler.ExtraCloser"/>
    public static readonly NegativeKind ExtraCloser = new("extra closer", BracketSampler.ExtraCloser);

    /// <inheritdoc cref="BracketSampler.EarlyCloser"/>
    public static readonly NegativeKind EarlyCloser = new("early closer", BracketSampler.EarlyCloser);

    /// <summary>Random strings only.</summary>
    public static IReadOnlyList<NegativeKind> Easy { get; } = [Random];

    /// <summary>Five kinds of nearly valid string, in equal shares.</summary>
    public static IReadOnlyList<NegativeKind> Hard { get; } = [WrongType, Swapped, Moved, ExtraCloser, EarlyCloser];

    /// <summary>Random strings and the five nearly valid kinds, in six equal shares.</summary>
    public static IReadOnlyList<NegativeKind> Mixed { get; } = [Random, .. Hard];
}
