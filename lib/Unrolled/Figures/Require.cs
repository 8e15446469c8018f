namespace Unrolled.Figures;

/// <summary>Checks of what an author hands to a chart; each message says which chart, what was expected and what came.</summary>
internal static class Require
{
    public static string Text(string? text, string who, string what, string example) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException($"{who} needs {what}, but it is empty. Write for example {example}.") : text.Trim();

    public static void SameLength(int expected, int actual, string who, string first, string second)
    {
        if (expected != actual)
            throw new ArgumentException($"{who}: {first} has {Numbers.Count(expected)} values but {second} has {Numbers.Count(actual)}; each point needs one of both.");
    }

    public static T NotNull<T>(T? value, string who, string what) where T : class =>
        value ?? throw new ArgumentNullException(null, $"{who} needs {what}, but got null.");
}
