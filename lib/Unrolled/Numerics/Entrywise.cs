using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>How one weight moves, written for a lane of weights: an optimiser's equations.</summary>
internal interface IRule
{
    /// <summary>How many running averages the rule keeps for each weight: 0, 1 or 2.</summary>
    static abstract int Averages { get; }

    /// <summary>Moves θ and the averages m and v, given the gradient g. Averages the rule does not keep are 0.</summary>
    void Move(ref Lane θ, Lane g, ref Lane m, ref Lane v);
}

/// <summary>Walks a rule over arrays, entry by entry. No entry sees another, so where the walk is split never changes a bit.</summary>
internal static unsafe class Entrywise
{
    /// <summary>Ranges begin at multiples of this many entries, so that only an array's end is not a whole lane.</summary>
    public const int Chunk = 16;

    /// <summary>The entries of an array of so many that belong to one part of the work.</summary>
    public static (int From, int To) Range(int length, int part, int parts)
    {
        var (from, to) = Workers.Range((length + Chunk - 1) / Chunk, part, parts);
        return (from * Chunk, Math.Min(to * Chunk, length));
    }

    /// <summary>Applies the rule to entries from … to − 1. The arrays of averages the rule does not keep are not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Walk<TRule>(TRule rule, Real[] θ, Real[] g, Real[] m, Real[] v, int from, int to) where TRule : struct, IRule
    {
        int at = from;
        TRule walked = rule;                           // never passed on by reference, so that its constants stay in registers
        fixed (Real* pθ = θ, pg = g, pm = m, pv = v)
            for (; at <= to - Lane.Width; at += Lane.Width) Move(walked, pθ + at, pg + at, pm + at, pv + at);
        if (at < to) MoveRest(rule, θ.AsSpan(at..to), g.AsSpan(at..to), TRule.Averages > 0 ? m.AsSpan(at..to) : [], TRule.Averages > 1 ? v.AsSpan(at..to) : []);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move<TRule>(in TRule rule, Real* pθ, Real* pg, Real* pm, Real* pv) where TRule : struct, IRule
    {
        Lane θ = Lane.Load(pθ), m = default, v = default;
        if (TRule.Averages > 0) m = Lane.Load(pm);
        if (TRule.Averages > 1) v = Lane.Load(pv);
        rule.Move(ref θ, Lane.Load(pg), ref m, ref v);
        θ.Store(pθ);
        if (TRule.Averages > 0) m.Store(pm);
        if (TRule.Averages > 1) v.Store(pv);
    }

    private static void MoveRest<TRule>(in TRule rule, Span<Real> θ, Span<Real> g, Span<Real> m, Span<Real> v) where TRule : struct, IRule
    {
        Lane θt = Lane.Load(θ, 0), mt = Lane.Load(m, 0), vt = Lane.Load(v, 0);
        rule.Move(ref θt, Lane.Load(g, 0), ref mt, ref vt);
        θt.Store(θ, 0);
        mt.Store(m, 0);
        vt.Store(v, 0);
    }
}
