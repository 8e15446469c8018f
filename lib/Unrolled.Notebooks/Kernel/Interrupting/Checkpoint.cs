using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Unrolled.Notebooks.Interrupting;

/// <summary>What the checks that the kernel puts into a cell look at. Cells call it; people need not.</summary>
[EditorBrowsable(EditorBrowsableState.Never), StackTraceHidden]
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
    /// <exception cref="InsufficientExecutionStackException">Functions called each other until the stack was nearly full.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        if (s_asked) Flow.StopIfAsked();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) RefuseToGoDeeper();
    }

    private static void RefuseToGoDeeper() => throw new InsufficientExecutionStackException(
        "A function calls itself without end: the stack is full. Is there a case in which it does not call itself, and does every call come nearer to it?");
}

/// <summary>A cell stops because it was asked to.</summary>
public sealed class CellInterruptedException() : OperationCanceledException("It was asked to stop.");
