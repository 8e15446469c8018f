using System.Text.Json.Serialization;

namespace Unrolled.Notebooks;

/// <summary>What the runner asks of a kernel process, one line of JSON each.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "request")]
[JsonDerivedType(typeof(Run), "run")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
internal abstract record KernelRequest
{
    /// <summary>Run a cell after those asked for before.</summary>
    internal sealed record Run(string Name, string Source) : KernelRequest;

    /// <summary>Have the cell at work stop.</summary>
    internal sealed record Interrupt : KernelRequest;
}

/// <summary>Both directions of the pipe, compiled rather than reflected: a kernel process starts faster so.</summary>
[JsonSerializable(typeof(KernelRequest))]
[JsonSerializable(typeof(KernelEvent))]
internal sealed partial class PipeJson : JsonSerializerContext;
