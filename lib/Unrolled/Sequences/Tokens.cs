namespace Unrolled.Sequences;

/// <summary>One whole number for every token of a batch: symbols, words, class labels.</summary>
public sealed class Tokens
{
    private int[] ids;
    private int start;

    public Tokens(Batch batch) => (Batch, ids) = (batch, new int[batch.Tokens]);

    /// <summary>A batch of sequences of symbols, in the caller's order.</summary>
    /// <exception cref="ArgumentException">No sequence, or an empty one.</exception>
    public Tokens(params IReadOnlyList<IReadOnlyList<int>> sequences) : this(new Batch([.. sequences.Select(s => s.Count)]))
    {
        for (int b = 0; b < sequences.Count; b++)
            for (int t = 0; t < sequences[b].Count; t++) this[t, b] = sequences[b][t];
    }

    /// <summary>One label for each sequence, in the caller's order: what a net that answers at its last step is judged by.</summary>
    /// <exception cref="ArgumentException">No label.</exception>
    public static Tokens Labels(params ReadOnlySpan<int> labels)
    {
        if (labels.Length == 0) throw new ArgumentException("Tokens.Labels: there should be at least one label, one for each sequence, but the list is empty.", nameof(labels));
        var tokens = new Tokens(new Batch(1, labels.Length));
        labels.CopyTo(tokens.ids);                                      // equal lengths keep the caller's order
        return tokens;
    }

    public Batch Batch { get; private set; }

    /// <summary>The number of sequence b at step t, both counted from 0, b in the caller's order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence or step.</exception>
    public ref int this[int t, int b] => ref ids[start + Batch.Token(t, b)];

    internal int Token(int token) => ids[start + token];

    /// <summary>Gives the tokens the shape of another batch. Values are then undefined.</summary>
    public Tokens Resize(Batch batch)
    {
        if (ids.Length < start + batch.Tokens) ids = new int[start + batch.Tokens];
        Batch = batch;
        return this;
    }

    /// <summary>Becomes a window on another's: its tokens from <paramref name="token"/> on.</summary>
    internal Tokens View(Tokens of, Batch batch, int token)
    {
        (ids, start, Batch) = (of.ids, of.start + token, batch);
        return this;
    }

    /// <summary>Takes shape and values of another's.</summary>
    internal Tokens CopyFrom(Tokens other)
    {
        Resize(other.Batch);
        Array.Copy(other.ids, other.start, ids, start, Batch.Tokens);
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
        for (int token = 0; token < Batch.Tokens; token++) signal.Token(token)[Token(token)] = 1;
        return signal;
    }

    /// <summary>Throws unless every number is in 0 … V − 1.</summary>
    internal void Expect(object who, string name, int V)
    {
        for (int token = 0; token < Batch.Tokens; token++)
            if ((uint)Token(token) >= (uint)V) throw OutOfRange(who, name, V, token);
    }

    private ArgumentException OutOfRange(object who, string name, int V, int token)
    {
        var (t, b) = Batch.Where(token);
        return new($"{who}: {name} should be in 0 … {V - 1} (there are {V}) but is {Token(token)} at step {t} of sequence {b}. Was the vocabulary built from other data?");
    }

    public override string ToString() => $"tokens of {Batch}";
}
