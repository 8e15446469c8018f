namespace Unrolled.Data;

/// <summary>Knows a source of pieces but not where they begin, and expects the next symbol as well as anybody can who has heard the stream so far.</summary>
/// <remarks><code>
/// w(i, k)   probability that place k of piece i comes next: at first w(i, 0) = share of i, all else 0
/// P(s)    = Σ w(i, k) over all places (i, k) that hold the symbol s
/// hear s:   w(i, k) of places that hold s moves on, to (i, k + 1), or at the end of i to every (j, 0) by j's share; the rest goes; divide by P(s)
/// </code>This is the forward pass of a hidden Markov model (L. Rabiner, "A tutorial on hidden Markov models", Proceedings of the IEEE 77, 1989)
/// whose hidden states are the places in pieces. The stream is taken to begin with a piece.</remarks>
public sealed class IdealListener
{
    private readonly PieceSource source;
    private readonly int[] first;                                // the state of each piece's place 0; states are in order of pieces and places
    private readonly int[] symbol;
    private readonly double[] p;
    private double[] w, next;

    /// <param name="source">What it knows.</param>
    public IdealListener(PieceSource source)
    {
        this.source = source;
        symbol = [.. source.Pieces.SelectMany(piece => piece)];
        (w, next, p, first) = (new double[symbol.Length], new double[symbol.Length], new double[source.Symbols], new int[source.Pieces.Count]);
        for (int i = 1; i < first.Length; i++) first[i] = first[i - 1] + source.Pieces[i - 1].Count;
        Begin(w, 1);
        Expect();
    }

    /// <summary>The probability of each symbol to come next.</summary>
    public IReadOnlyList<double> Expected => p;

    /// <summary>Takes in the symbol that came.</summary>
    /// <returns>Its surprise, −ln P(s), in nats.</returns>
    /// <exception cref="ArgumentException">The source cannot have said this here.</exception>
    public double Hear(int s)
    {
        if (s < 0 || s >= p.Length || p[s] <= 0) throw new ArgumentException($"IdealListener: symbol {s} cannot come here; is the stream of another source?", nameof(s));
        var (chance, ended) = (p[s], 0.0);
        Array.Clear(next);
        for (int i = 0; i < first.Length; i++)
        {
            int last = first[i] + source.Pieces[i].Count - 1;
            for (int k = first[i]; k < last; k++)
                if (symbol[k] == s) next[k + 1] = w[k] / chance;
            if (symbol[last] == s) ended += w[last] / chance;
        }
        Begin(next, ended);
        (w, next) = (next, w);
        Expect();
        return -Math.Log(chance);
    }

    /// <summary>The surprise of every symbol of a stream, from a listener at its beginning.</summary>
    public static double[] Surprises(PieceStream stream)
    {
        var listener = new IdealListener(stream.Source);
        return [.. stream.Symbols.Select(listener.Hear)];
    }

    private void Begin(double[] w, double chance)
    {
        for (int i = 0; i < first.Length; i++) w[first[i]] = chance * source.Shares[i];
    }

    private void Expect()
    {
        Array.Clear(p);
        for (int k = 0; k < w.Length; k++) p[symbol[k]] += w[k];
    }
}
