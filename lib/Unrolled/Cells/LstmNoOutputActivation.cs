namespace Unrolled.Cells;

/// <summary>LSTM with peepholes whose cell state is not squashed on its way out.</summary>
/// <remarks><code>
/// i = σ(Wi x + Ui h' + bi + pi ⊙ c')       f = σ(Wf x + Uf h' + bf + pf ⊙ c')
/// g = tanh(Wg x + Ug h' + bg)              c = f ⊙ c' + i ⊙ g
/// o = σ(Wo x + Uo h' + bo + po ⊙ c)        h = o ⊙ c
/// </code>
/// x (D × B), h and c (H × B); gates are stacked i, f, g, o: W (4H × D), U (4H × H), b = b_ih + b_hh (4H); pi, pf and po are vectors (H).
/// Equations forward and backward in <see cref="ILstmVariant{TSelf, A, P}"/>. Source: K. Greff et al., "LSTM: a search space odyssey", 2015, there NOAF.
/// </remarks>
public readonly struct LstmNoOutputActivation : ILstmVariant<LstmNoOutputActivation>
{
    public static bool OutputActivation => false;
}
