using System.Text.Json.Serialization;

namespace Unrolled.Notebooks;

/// <summary>What the runner asks of a kernel process: one line of JSON per cell.</summary>
internal sealed record CellRequest(string Name, string Source);

/// <summary>Both directions of the pipe, compiled rather than reflected: a kernel process starts faster so.</summary>
[JsonSerializable(typeof(CellRequest))]
[JsonSerializable(typeof(KernelEvent))]
internal sealed partial class PipeJson : JsonSerializerContext;
