using System.Runtime.CompilerServices;
using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>The LSTM with peepholes and one thing changed: what the variants of the search-space odyssey have in common.</summary>
/// <typeparam name="TSelf">The variant.</typeparam>
/// <typeparam name="A">The blocks it keeps of i, f, g, o, in that order: a struct of lanes.</typeparam>
/// <typeparam name="P">The peepholes it keeps of pi, pf, po, in that order: a struct of lanes.</typeparam>
/// <remarks><code>
/// i = σ(Wi x + Ui h' + bi + pi ⊙ c')       or 1                input gate
/// f = σ(Wf x + Uf h' + bf + pf ⊙ c')       or 1, or 1 − i      forget gate
/// g = tanh(Wg x + Ug h' + bg)              or without tanh     candidate
/// c = f ⊙ c' + i ⊙ g                                           cell state
/// o = σ(Wo x + Uo h' + bo + po ⊙ c)        or 1                output gate
/// h = o ⊙ tanh(c)                          or without tanh     hidden state
/// </code>
/// x (D × B), h and c (H × B); the blocks kept are stacked in the order i, f, g, o: W (G·H × D), U (G·H × H), b = b_ih + b_hh (G·H);
/// the peepholes are vectors (H). What a variant lacks has no parameters. With nothing changed it is <see cref="PeepholeLstm"/>.
/// Source: K. Greff et al., "LSTM: a search space odyssey", 2015. Its NP is <see cref="Lstm"/>, its FGR <see cref="LstmFullGateRecurrence"/>.
/// </remarks>
public interface ILstmVariant<TSelf, A, P> : ICell<TSelf, A, Lstm.State, P>
    where TSelf : ILstmVariant<TSelf, A, P> where A : unmanaged where P : unmanaged
{
    /// <summary>Whether i is a gate; else i = 1.</summary>
    static virtual bool InputGate => true;

    /// <summary>Whether f is a gate; else f = 1, or 1 − i where <see cref="Coupled"/>.</summary>
    static virtual bool ForgetGate => true;

    /// <summary>Whether o is a gate; else o = 1.</summary>
    static virtual bool OutputGate => true;

    /// <summary>Whether f = 1 − i.</summary>
    static virtual bool Coupled => false;

    /// <summary>Whether the candidate is squashed: g = tanh(a_g), else a_g.</summary>
    static virtual bool InputActivation => true;

    /// <summary>Whether the cell state is squashed on its way out: h = o ⊙ tanh(c), else o ⊙ c.</summary>
    static virtual bool OutputActivation => true;

    static IReadOnlyList<Block> ICell<TSelf, A, Lstm.State, P>.Blocks => Wiring();

    static Lstm.State ICell<TSelf, A, Lstm.State, P>.Forward(ref A kept, in Lstm.State prev, in P peepholes)
    {
        var (a, p) = (Gates(kept), Peepholes(peepholes));
        Lane i = TSelf.InputGate ? Sigmoid(a.I + p.I * prev.C) : 1;
        Lane f = TSelf.ForgetGate ? Sigmoid(a.F + p.F * prev.C) : TSelf.Coupled ? 1 - i : 1;
        var g = TSelf.InputActivation ? Tanh(a.G) : a.G;
        var c = f * prev.C + i * g;
        Lane o = TSelf.OutputGate ? Sigmoid(a.O + p.O * c) : 1;
        kept = Keep(new Lstm.Gates(i, f, g, o));
        return new(o * (TSelf.OutputActivation ? Tanh(c) : c), c);
    }

    static Lstm.State ICell<TSelf, A, Lstm.State, P>.Backward(ref A kept, in Lstm.State prev, in Lstm.State now, in Lstm.State d, in P peepholes)
    {
        var (a, p) = (Gates(kept), Peepholes(peepholes));
        Lane i = TSelf.InputGate ? a.I : 1, f = TSelf.ForgetGate ? a.F : TSelf.Coupled ? 1 - i : 1, g = a.G, o = TSelf.OutputGate ? a.O : 1;
        var t = TSelf.OutputActivation ? Tanh(now.C) : now.C;
        var dao = d.H * t * o * (1 - o);                                          // 0 where o = 1, and so for i and f
        var dc = d.C + (TSelf.OutputActivation ? d.H * o * (1 - t * t) : d.H * o) + dao * p.O;
        var di = TSelf.Coupled ? dc * (g - prev.C) : dc * g;                      // i opens as f = 1 − i shuts
        var (dai, daf) = (di * i * (1 - i), dc * prev.C * f * (1 - f));
        var dag = TSelf.InputActivation ? dc * i * (1 - g * g) : dc * i;
        kept = Keep(new Lstm.Gates(dai, daf, dag, dao));
        return new(0, dc * f + dai * p.I + daf * p.F);
    }

    static void ICell<TSelf, A, Lstm.State, P>.Diagonal(in A da, in Lstm.State prev, in Lstm.State now, ref P dp)
    {
        var sum = Peepholes(dp);
        PeepholeLstm.Diagonal(Gates(da), prev, now, ref sum);
        dp = Keep(sum);
    }

    private static Lstm.Gates Gates(A kept)
    {
        int k = 0;
        return new(Take(ref kept, ref k, TSelf.InputGate), Take(ref kept, ref k, TSelf.ForgetGate), Take(ref kept, ref k, true), Take(ref kept, ref k, TSelf.OutputGate));
    }

    private static A Keep(Lstm.Gates a)
    {
        var (kept, k) = (default(A), 0);
        Put(a.I, ref kept, ref k, TSelf.InputGate);
        Put(a.F, ref kept, ref k, TSelf.ForgetGate);
        Put(a.G, ref kept, ref k, true);
        Put(a.O, ref kept, ref k, TSelf.OutputGate);
        return kept;
    }

    private static PeepholeLstm.Peepholes Peepholes(P kept)
    {
        int k = 0;
        return new(Take(ref kept, ref k, TSelf.InputGate), Take(ref kept, ref k, TSelf.ForgetGate), Take(ref kept, ref k, TSelf.OutputGate));
    }

    private static P Keep(PeepholeLstm.Peepholes p)
    {
        var (kept, k) = (default(P), 0);
        Put(p.I, ref kept, ref k, TSelf.InputGate);
        Put(p.F, ref kept, ref k, TSelf.ForgetGate);
        Put(p.O, ref kept, ref k, TSelf.OutputGate);
        return kept;
    }

    /// <summary>The next lane kept; 0 for one that is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Take<T>(ref T kept, ref int k, bool has) where T : unmanaged => has ? Lanes.At(ref kept, k++) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(Lane lane, ref T kept, ref int k, bool has) where T : unmanaged
    {
        if (has) Lanes.At(ref kept, k++) = lane;
    }

    private static IReadOnlyList<Block> Wiring()
    {
        string[] gates = [.. new[] { ("i", TSelf.InputGate), ("f", TSelf.ForgetGate), ("g", true), ("o", TSelf.OutputGate) }.Where(g => g.Item2).Select(g => g.Item1)];
        Expect<A>(gates, "A");
        Expect<P>([.. gates.Where(g => g != "g")], "P");
        return [.. gates.Select(g => new Block(g))];
    }

    private static void Expect<T>(string[] names, string which) where T : unmanaged
    {
        if (!Lanes.NamesOf<T>().SequenceEqual(names))
            throw new InvalidOperationException($"{typeof(TSelf).Name}: {which} should have the lanes {string.Join(", ", names)}, which is what InputGate, ForgetGate and OutputGate leave, but {typeof(T).Name} has {string.Join(", ", Lanes.NamesOf<T>())}.");
    }
}

/// <summary>A variant that keeps all four blocks and all three peepholes.</summary>
public interface ILstmVariant<TSelf> : ILstmVariant<TSelf, Lstm.Gates, PeepholeLstm.Peepholes> where TSelf : ILstmVariant<TSelf>;
