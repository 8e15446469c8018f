using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Models;

public sealed partial class AttentionDecoder<TCell>
{
    /// <summary>x⟨t⟩ of every running sequence; the draws are taken in the caller's order.</summary>
    private void Feed(AttentionDecoderTape tape, Tokens inputs, int t, double forced, Random64? draws)
    {
        for (int b = 0; b < inputs.Batch.B; b++)
        {
            if (t >= inputs.Batch.Lengths[b]) continue;
            bool right = t == 0 || forced == 1 || draws!.NextDouble() < forced;
            int k = tape.Fed[t, b] = right ? inputs[t, b] : Argmax(tape.Logits[t - 1, b]);
            var x = tape.X[t, b];
            embedding[k].CopyTo(x);
            if (t == 0) x[Size..].Clear();
            else tape.Combine.Y[t - 1, b].CopyTo(x[Size..]);                                    // x⟨t⟩ = [embedding; h̃⟨t−1⟩]
        }
    }

    /// <summary>dh̃⟨t−1⟩ += its rows of dx⟨t⟩.</summary>
    private void FeedBack(AttentionDecoderTape tape, Signal dx, int t)
    {
        for (int b = 0; t > 0 && b < dx.Batch.B; b++)
            if (t < dx.Batch.Lengths[b]) Vectors.Add(1, dx[t, b][Size..], tape.Readout.DX[t - 1, b]);
    }

    private void EmbeddingBack(AttentionDecoderTape tape, Signal dx)
    {
        for (int token = 0; token < dx.Batch.Tokens; token++) embedding.Add(tape.Fed.Token(token), dx.Token(token)[..Size]);
    }

    private static int Argmax(ReadOnlySpan<Real> z)
    {
        int best = 0;
        for (int k = 1; k < z.Length; k++) if (z[k] > z[best]) best = k;
        return best;
    }
}
