namespace Unrolled.Numerics;

/// <summary>The operands of C += L · R: where each element stands. k runs over Blocks blocks of K.</summary>
/// <remarks><code>
/// L[m, (i, k)]   at Left  + i · LeftBlock + m / 16 · Panel + k · 16 + m % 16        panels of 16 rows
/// R[(i, k), n]   at Right + i · RightBlock + k · RightStep + n · RightColumn
/// C[m, n]        at Sum   + n · SumColumn + m
/// </code></remarks>
internal unsafe struct Product
{
    public int K, Blocks;
    public Real* Left;
    public int Panel, LeftBlock;
    public Real* Right;
    public int RightStep, RightColumn, RightBlock;
    public Real* Sum;
    public int SumColumn;

    /// <summary>Where row m of L begins.</summary>
    public readonly Real* Row(int m) => Left + (long)(m / Storage.Panel) * Panel + m % Storage.Panel;
}
