using Unrolled.Numerics;

namespace Unrolled.Cells;

/// <summary>LSTM with peepholes but no input gate: every candidate is written in full.</summary>
/// <remarks><code>
/// i = 1                                    f = σ(Wf x + Uf h' + bf + pf ⊙ c')
/// g = tanh(Wg x + Ug h' + bg)              c = f ⊙ c' + g
/// o = σ(Wo x + Uo h' + bo + po ⊙ c)        h = o ⊙ tanh(c)
/// </code>
/// x (D × B), h and c (H × B); gates are stacked f, g, o: W (3H × D), U (3H × H), b = b_ih + b_hh (3H); pf and po are vectors (H).
/// Equations forward and backward in <see cref="ILstmVariant{TSelf, A, P}"/>. Source: K. Greff et al., "LSTM: a search space odyssey", 2015, there NIG.
/// </remarks>
public readonly struct LstmNoInputGate : ILstmVariant<LstmNoInputGate, LstmNoInputGate.Gates, LstmNoInputGate.Peepholes>
{
    public struct Gates(Lane f, Lane g, Lane o) { public Lane F = f, G = g, O = o; }
    public struct Peepholes(Lane f, Lane o) { public Lane F = f, O = o; }

    public static bool InputGate => false;
}
