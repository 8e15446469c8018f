namespace Unrolled.Tests;

internal static class Precision
{
#if DOUBLE
    public const bool IsDouble = true;
#else
    public const bool IsDouble = false;
#endif
}
