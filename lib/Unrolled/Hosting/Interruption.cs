namespace Unrolled.Hosting;

/// <summary>How this library learns from a notebook's host that it should stop. A host that can leaves what is needed in <see cref="AppContext"/>; without one nothing happens.</summary>
public static class Interruption
{
    private static readonly Action? Host = AppContext.GetData("Unrolled.Interruption.Check") as Action;
    private static readonly Func<CancellationToken, IDisposable>? HostUnder = AppContext.GetData("Unrolled.Interruption.Under") as Func<CancellationToken, IDisposable>;

    /// <summary>Whether what a cell's own functions do can be stopped.</summary>
    internal static bool IsPossible => HostUnder is not null;

    /// <summary>For loops that take long: call it at every turn.</summary>
    /// <exception cref="OperationCanceledException">The host was asked to stop the cell.</exception>
    public static void Check() => Host?.Invoke();

    /// <summary>From here to its disposal, functions written in cells stop with an <see cref="OperationCanceledException"/> when the token is cancelled.</summary>
    /// <returns>Null where the host cannot do that.</returns>
    internal static IDisposable? Under(CancellationToken token) => HostUnder?.Invoke(token);
}
