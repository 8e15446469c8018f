namespace Unrolled.Notebooks.Interrupting;

/// <summary>Lets libraries that do not know this kernel take part: what they need lies in <see cref="AppContext"/> under agreed names.</summary>
internal static class LibraryHooks
{
    /// <summary><see cref="Action"/>: throws when the caller is asked to stop. For loops that take long.</summary>
    internal const string Check = "Unrolled.Interruption.Check";

    /// <summary><c>Func&lt;CancellationToken, IDisposable&gt;</c>: what cells' functions do under it stops when the token is cancelled.</summary>
    internal const string Under = "Unrolled.Interruption.Under";

    internal static void Install()
    {
        AppContext.SetData(Check, (Action)Checkpoint.Turn);
        AppContext.SetData(Under, (Func<CancellationToken, IDisposable>)Flow.BeginUnder);
    }
}
