namespace Unrolled.Numerics;

/// <summary>The operands of C += L · R: where each element stands.</summary>
/// <remarks><code>
/// L[m, k]   at Left  + m / 16 · Panel + k · 16 + m % 16        panels of 16 rows
/// R[k, n]   at Right + k · RightStep + n · RightColumn
/// C[m, n]   at Sum   + n · SumColumn + m
/// </code></remarks>
internal unsafe struct Product
{
    public int K;
    public Real* Left;
    public int Panel;
    public Real* Right;
    public int RightStep, RightColumn;
    public Real* Sum;
    public int SumColumn;

    /// <summary>Where row m of L begins.</summary>
    public readonly Real* Row(int m) => Left + (long)(m / Storage.Panel) * Panel + m % Storage.Panel;
}
