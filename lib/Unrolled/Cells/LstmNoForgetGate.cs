using Unrolled.Numerics;

namespace Unrolled.Cells;

/// <summary>LSTM with peepholes but no forget gate: the cell state only ever adds up, as in 1997.</summary>
/// <remarks><code>
/// i = σ(Wi x + Ui h' + bi + pi ⊙ c')       f = 1
/// g = tanh(Wg x + Ug h' + bg)              c = c' + i ⊙ g
/// o = σ(Wo x + Uo h' + bo + po ⊙ c)        h = o ⊙ tanh(c)
/// </code>
/// x (D × B), h and c (H × B); gates are stacked i, g, o: W (3H × D), U (3H × H), b = b_ih + b_hh (3H); pi and po are vectors (H).
/// Equations forward and backward in <see cref="ILstmVariant{TSelf, A, P}"/>. Source: K. Greff et al., "LSTM: a search space odyssey", 2015, there NFG.
/// </remarks>
public readonly struct LstmNoForgetGate : ILstmVariant<LstmNoForgetGate, LstmNoForgetGate.Gates, LstmNoForgetGate.Peepholes>
{
    public struct Gates(Lane i, Lane g, Lane o) { public Lane I = i, G = g, O = o; }
    public struct Peepholes(Lane i, Lane o) { public Lane I = i, O = o; }

    public static bool ForgetGate => false;
}
