using System.Text.Json.Serialization;

namespace Unrolled.Notebooks;

/// <summary>Everything a running notebook says. The runner, the pages and other hosts are listeners of the same events.</summary>
/// <remarks>A bundle maps MIME types to text; JSON types hold JSON text, binary ones base64.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Stream), "stream")]
[JsonDerivedType(typeof(Display), "display")]
[JsonDerivedType(typeof(UpdateDisplay), "update")]
[JsonDerivedType(typeof(Result), "result")]
[JsonDerivedType(typeof(Error), "error")]
[JsonDerivedType(typeof(CellStarted), "started")]
[JsonDerivedType(typeof(CellFinished), "finished")]
[JsonDerivedType(typeof(Exiting), "exiting")]
public abstract record KernelEvent
{
    private KernelEvent() { }

    /// <summary>Text on <c>stdout</c> or <c>stderr</c>; neither marks a cell as failed.</summary>
    public sealed record Stream(string Name, string Text) : KernelEvent;

    /// <summary>A value shown in the middle of a cell; with an id when it can be updated.</summary>
    public sealed record Display(IReadOnlyDictionary<string, string> Bundle, string? Id = null) : KernelEvent;

    /// <summary>A new bundle for every display shown earlier under this id.</summary>
    public sealed record UpdateDisplay(string Id, IReadOnlyDictionary<string, string> Bundle) : KernelEvent;

    /// <summary>The value of the cell's last expression.</summary>
    public sealed record Result(IReadOnlyDictionary<string, string> Bundle) : KernelEvent;

    /// <summary>Why the cell failed. A compile error has the name <see cref="CompileError"/>, an exception that of its type.</summary>
    public sealed record Error(string Name, string Message, IReadOnlyList<string> Traceback) : KernelEvent
    {
        /// <summary>The <see cref="Name"/> of an error that stopped the cell before it ran.</summary>
        public const string CompileError = "CompileError";

        /// <summary>The <see cref="Name"/> of the error of a cell that stopped because it was asked to.</summary>
        public const string Interrupted = "Interrupted";
    }

    /// <summary>A cell begins: the kernel is warm and its time counts from now.</summary>
    public sealed record CellStarted : KernelEvent;

    /// <summary>A cell is over; not ok after an <see cref="Error"/>.</summary>
    public sealed record CellFinished(bool Ok) : KernelEvent;

    /// <summary>The kernel's process ends in an orderly way before its work is done, because a cell made it.</summary>
    public sealed record Exiting(int Code) : KernelEvent;
}
