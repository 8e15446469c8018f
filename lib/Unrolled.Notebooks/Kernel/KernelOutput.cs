namespace Unrolled.Notebooks;

/// <summary>Where the running cell's events go; flows into the tasks and threads that the cell starts.</summary>
internal sealed class KernelOutput(Action<KernelEvent> emit)
{
    private static readonly AsyncLocal<KernelOutput?> Ambient = new();

    internal static KernelOutput? Current { get => Ambient.Value; set => Ambient.Value = value; }

    internal void Emit(KernelEvent e) => emit(e);
}
