namespace Unrolled.Sequences;

/// <summary>The lengths of B sequences and the order in which the engine keeps their tokens.</summary>
/// <remarks><code>
/// column of sequence b at step t = offset[t] + rank[b]
/// </code>
/// Sequences are ranked by length, longest first (ties keep the caller's order), so those still running at step t are
/// ranks 0 … Running(t) − 1, and tokens stand time-major without a gap: nothing is padded, nothing is masked. Every public
/// index b is the caller's own; the ranks stay inside the engine.
/// </remarks>
public sealed class Batch
{
    private int[] lengths, rank, order, offset;

    /// <summary>B sequences of T steps each.</summary>
    public Batch(int T, int B) : this(Equal(T, B)) { }

    /// <summary>One sequence for each length, in the caller's order.</summary>
    /// <exception cref="ArgumentException">No sequence, or a length below 1.</exception>
    public Batch(ReadOnlySpan<int> lengths)
    {
        if (lengths.Length == 0) throw new ArgumentException("Batch: there should be at least one sequence, but the list of lengths is empty.", nameof(lengths));
        for (int b = 0; b < lengths.Length; b++)
            if (lengths[b] < 1)
                throw new ArgumentException($"Batch: every length should be at least 1, but sequence {b} has length {lengths[b]}. Leave empty sequences out.", nameof(lengths));
        this.lengths = lengths.ToArray();
        order = [.. Enumerable.Range(0, B).OrderByDescending(b => this.lengths[b])];
        rank = new int[B];
        for (int j = 0; j < B; j++) rank[order[j]] = j;
        T = this.lengths[order[0]];
        offset = new int[T + 1];
        foreach (int length in this.lengths)
            for (int t = 1; t <= length; t++) offset[t]++;              // running at step t − 1
        for (int t = 1; t < offset.Length; t++) offset[t] += offset[t - 1];
    }

    /// <summary>For <see cref="Cut"/>.</summary>
    internal Batch() => (lengths, rank, order, offset) = ([], [], [], [0]);

    /// <summary>Becomes the steps <paramref name="first"/> … <paramref name="first"/> + <paramref name="steps"/> − 1 of a batch, or as many of them as there are.</summary>
    /// <remarks>A sequence that has ended has length 0 here. The ranks stay, so the tokens are neighbours in the whole batch: those from its Offset(first) on.</remarks>
    internal Batch Cut(Batch whole, int first, int steps)
    {
        T = Math.Min(steps, whole.T - first);
        (rank, order) = (whole.rank, whole.order);
        if (lengths.Length != whole.B) lengths = new int[whole.B];
        for (int b = 0; b < B; b++) lengths[b] = Math.Clamp(whole.lengths[b] - first, 0, T);
        if (offset.Length <= steps) offset = new int[steps + 1];
        for (int t = 1; t <= T; t++) offset[t] = whole.offset[first + t] - whole.offset[first];
        return this;
    }

    /// <summary>Number of sequences, B.</summary>
    public int B => lengths.Length;

    /// <summary>Number of steps of the longest sequence, T.</summary>
    public int T { get; private set; }

    /// <summary>Number of tokens: the sum of all lengths.</summary>
    public int Tokens => offset[T];

    /// <summary>The lengths, in the caller's order.</summary>
    public ReadOnlySpan<int> Lengths => lengths;

    /// <summary>How many sequences have a token at step t.</summary>
    public int Running(int t) => offset[t + 1] - offset[t];

    /// <summary>The first token of step t; t = T gives the number of tokens.</summary>
    internal int Offset(int t) => offset[t];

    /// <summary>For each token the column of the state before it: 0 … B − 1 are the initial states by rank, B + n is the state after token n.</summary>
    /// <param name="column">One entry for each token.</param>
    /// <param name="reverse">Whether time runs from each sequence's end to its beginning.</param>
    internal void ColumnsBefore(int[] column, bool reverse)
    {
        for (int t = 0; t < T; t++)
        {
            int earlier = reverse ? t + 1 : t - 1, known = earlier < 0 || earlier >= T ? 0 : Running(earlier);
            for (int j = 0; j < Running(t); j++) column[offset[t] + j] = j < known ? B + offset[earlier] + j : j;
        }
    }

    /// <summary>The caller's index of the sequence at rank j.</summary>
    internal int Order(int j) => order[j];

    /// <summary>The rank of the caller's sequence b.</summary>
    internal int Rank(int b) => rank[b];

    /// <summary>The token of sequence b at step t, among all tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">b is no sequence, or t lies beyond its end.</exception>
    public int Token(int t, int b)
    {
        if ((uint)b >= (uint)B) throw new ArgumentOutOfRangeException(nameof(b), $"Batch: sequence {b} does not exist; there are {B}, counted from 0.");
        if ((uint)t >= (uint)lengths[b])
            throw new ArgumentOutOfRangeException(nameof(t), $"Batch: sequence {b} has {lengths[b]} steps, so there is no step {t} (steps count from 0). Padding is never stored.");
        return offset[t] + rank[b];
    }

    /// <summary>Which step of which sequence (the caller's b) a token is.</summary>
    internal (int T, int B) Where(int token)
    {
        int t = 0;
        while (offset[t + 1] <= token) t++;
        return (t, order[token - offset[t]]);
    }

    /// <summary>Whether another batch has the same lengths in the same order, and so its tokens where this one has them.</summary>
    public bool SameShape(Batch other) => lengths.AsSpan().SequenceEqual(other.lengths) && order.AsSpan().SequenceEqual(other.order);

    public override string ToString() => Tokens == T * B ? $"{B} sequences of {T} steps" : $"{B} sequences of {lengths.Min()} to {T} steps ({Tokens} tokens)";

    private static int[] Equal(int T, int B)
    {
        if (T < 1 || B < 1) throw new ArgumentException($"Batch: T and B should be at least 1, but T = {T} and B = {B}.");
        int[] lengths = new int[B];
        Array.Fill(lengths, T);
        return lengths;
    }
}
