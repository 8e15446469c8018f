using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unrolled.Notebooks.Interrupting;

/// <summary>What the checks that the kernel puts into a cell look at. Cells call it; people need not.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoint
{
    private static volatile bool s_asked;

    /// <summary>Whether any flow of control is asked to stop: one read decides nearly always.</summary>
    internal static bool Asked { set => s_asked = value; }

    /// <summary>At every turn of a loop.</summary>
    /// <exception cref="CellInterruptedException">The cell, or the answer it checks, is asked to stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn()
    {
        if (s_asked) Flow.StopIfAsked();
    }

    /// <summary>At the entry of every function that may call itself, by whatever detour.</summary>
    /// <exception cref="CellInterruptedException">As <see cref="Turn"/>.</exception>
    /// <exception cref="EndlessRecursionException">The stack is nearly full.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        if (s_asked) Flow.StopIfAsked();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new EndlessRecursionException();
    }
}

/// <summary>A cell stops because it was asked to.</summary>
public sealed class CellInterruptedException() : OperationCanceledException("It was asked to stop.");

/// <summary>Functions of a cell called each other until the stack was nearly full.</summary>
public sealed class EndlessRecursionException() : Exception(
    "A function calls itself without end: the stack is full. Is there a case in which it does not call itself, and does every call come nearer to it?");
