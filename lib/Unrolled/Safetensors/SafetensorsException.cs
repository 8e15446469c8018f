namespace Unrolled.Safetensors;

/// <summary>A safetensors file is malformed, or does not hold what was asked of it. The message names file, tensor, what was expected, what was found and the likely cause.</summary>
public sealed class SafetensorsException : Exception
{
    internal SafetensorsException(string file, string what, string expected, string got, string cause, Exception? inner = null)
        : base($"{file}: {what} should be {expected}, but {got}. {cause}", inner) { }
}
