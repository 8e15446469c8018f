using Unrolled.Numerics;

namespace Unrolled.Cells;

/// <summary>LSTM with peepholes but no output gate: the whole cell state is heard at every step.</summary>
/// <remarks><code>
/// i = σ(Wi x + Ui h' + bi + pi ⊙ c')       f = σ(Wf x + Uf h' + bf + pf ⊙ c')
/// g = tanh(Wg x + Ug h' + bg)              c = f ⊙ c' + i ⊙ g
/// o = 1                                    h = tanh(c)
/// </code>
/// x (D × B), h and c (H × B); gates are stacked i, f, g: W (3H × D), U (3H × H), b = b_ih + b_hh (3H); pi and pf are vectors (H).
/// Equations forward and backward in <see cref="ILstmVariant{TSelf, A, P}"/>. Source: K. Greff et al., "LSTM: a search space odyssey", 2015, there NOG.
/// </remarks>
public readonly struct LstmNoOutputGate : ILstmVariant<LstmNoOutputGate, LstmNoOutputGate.Gates, LstmNoOutputGate.Peepholes>
{
    public struct Gates(Lane i, Lane f, Lane g) { public Lane I = i, F = f, G = g; }
    public struct Peepholes(Lane i, Lane f) { public Lane I = i, F = f; }

    public static bool OutputGate => false;
}
