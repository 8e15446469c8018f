namespace Unrolled.Sequences;

/// <summary>One whole number for every token of a batch: symbols, words, class labels.</summary>
public sealed class Tokens
{
    private int[] ids;

    public Tokens(Batch batch) => (Batch, ids) = (batch, new int[batch.Tokens]);

    /// <summary>A batch of sequences of symbols, in the caller's order.</summary>
    /// <exception cref="ArgumentException">No sequence, or an empty one.</exception>
    public Tokens(params IReadOnlyList<IReadOnlyList<int>> sequences) : this(new Batch([.. sequences.Select(s => s.Count)]))
    {
        for (int b = 0; b < sequences.Count; b++)
            for (int t = 0; t < sequences[b].Count; t++) this[t, b] = sequences[b][t];
    }

    public Batch Batch { get; private set; }

    /// <summary>The number of sequence b at step t, both counted from 0, b in the caller's order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence or step.</exception>
    public ref int this[int t, int b] => ref ids[Batch.Token(t, b)];

    internal int Token(int token) => ids[token];

    /// <summary>Gives the tokens the shape of another batch. Values are then undefined.</summary>
    public Tokens Resize(Batch batch)
    {
        if (ids.Length < batch.Tokens) ids = new int[batch.Tokens];
        Batch = batch;
        return this;
    }

    /// <summary>One-hot columns: row k of a token's vector is 1 where the token is k, all others are 0.</summary>
    /// <param name="V">Size of the vocabulary: tokens are 0 … V − 1.</param>
    /// <param name="into">A signal of V rows to reuse; null makes one.</param>
    /// <exception cref="ArgumentException">A token outside 0 … V − 1.</exception>
    public Signal OneHot(int V, Signal? into = null)
    {
        var signal = into ?? new Signal(Batch, V);
        if (signal.Rows != V) throw new ArgumentException($"Tokens.OneHot: the signal to reuse should have V = {V} rows but has {signal.Rows}.", nameof(into));
        signal.Resize(Batch).Clear();
        Expect("Tokens.OneHot", "a token", V);
        for (int token = 0; token < Batch.Tokens; token++) signal.Token(token)[ids[token]] = 1;
        return signal;
    }

    /// <summary>Throws unless every number is in 0 … V − 1.</summary>
    internal void Expect(object who, string name, int V)
    {
        for (int token = 0; token < Batch.Tokens; token++)
            if ((uint)ids[token] >= (uint)V) throw OutOfRange(who, name, V, token);
    }

    private ArgumentException OutOfRange(object who, string name, int V, int token)
    {
        var (t, b) = Batch.Where(token);
        return new($"{who}: {name} should be in 0 … {V - 1} (there are {V}) but is {ids[token]} at step {t} of sequence {b}. Was the vocabulary built from other data?");
    }

    public override string ToString() => $"tokens of {Batch}";
}
