using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>One vector for every token of a batch: inputs x⟨t⟩, states h⟨t⟩, predictions ŷ⟨t⟩ and their gradients.</summary>
/// <remarks><code>
/// signal[t, b]     the vector of sequence b at step t (rows), both counted from 0, b in the caller's order
/// signal.At(t)     all of step t as a matrix (rows × B); columns of sequences that have ended are 0
/// </code></remarks>
public sealed class Signal
{
    private Storage storage;
    private int start;

    /// <param name="batch">The sequences' lengths.</param>
    /// <param name="rows">Length of each vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">rows is below 1.</exception>
    public Signal(Batch batch, int rows) : this(new Storage(), rows, rows) => Resize(batch);

    /// <summary>A window on memory of another's: vectors of <paramref name="rows"/> reals, <paramref name="stride"/> apart.</summary>
    internal Signal(Storage storage, int rows, int stride)
    {
        if (rows < 1) throw new ArgumentOutOfRangeException(nameof(rows), $"Signal: a vector needs at least 1 row, but {rows} was asked for.");
        (this.storage, Rows, Stride, Batch) = (storage, rows, stride, null!);
    }

    /// <summary>The sequences' lengths.</summary>
    public Batch Batch { get; private set; }

    /// <summary>Length of each vector.</summary>
    public int Rows { get; }

    /// <summary>Reals from one token's vector to the next.</summary>
    internal int Stride { get; private set; }

    internal unsafe Real* Pointer => storage.Pointer + start;

    /// <summary>The vector of sequence b at step t.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence or step.</exception>
    public Span<Real> this[int t, int b] => Token(Batch.Token(t, b));

    internal Span<Real> Token(int token) => storage.Span.Slice(start + token * Stride, Rows);

    /// <summary>Gives the signal the shape of another batch; its memory is kept where it suffices. Values are then undefined.</summary>
    public Signal Resize(Batch batch)
    {
        storage.Ensure(start + (long)batch.Tokens * Stride);
        Batch = batch;
        return this;
    }

    /// <summary>Sets every entry to 0.</summary>
    public Signal Clear()
    {
        for (int token = 0; token < Batch.Tokens; token++) Token(token).Clear();
        return this;
    }

    /// <summary>to = m ⊙ this, token by token; the two may be the same. A locked mask is the same at every step.</summary>
    internal void Mask(in DropoutMask m, long step, bool locked, Signal to)
    {
        for (int t = 0, token = 0; t < Batch.T; t++)
            for (int j = 0; j < Batch.Running(t); j++, token++) m.Apply(step, locked ? -1 : t, Batch.Order(j), Token(token), to.Token(token));
    }

    /// <summary>Sets so many tokens to 0, what stands between them included.</summary>
    internal void Clear(int token, int count) => storage.Span.Slice(start + token * Stride, count * Stride).Clear();

    /// <summary>Step t as a matrix (rows × B), a copy.</summary>
    public Matrix<Real> At(int t)
    {
        var step = Matrix<Real>.Build.Dense(Rows, Batch.B);
        for (int b = 0; b < Batch.B; b++)
            if (t < Batch.Lengths[b])
                for (int r = 0; r < Rows; r++) step[r, b] = this[t, b][r];
        return step;
    }

    /// <summary>Copies a matrix (rows × B) into step t; columns of sequences that have ended are not read.</summary>
    /// <exception cref="ArgumentException">The matrix has another shape.</exception>
    public void Set(int t, Matrix<Real> step)
    {
        if (step.RowCount != Rows || step.ColumnCount != Batch.B)
            throw new ArgumentException($"Signal.Set({t}): the step should be {Rows} × {Batch.B} (rows × batch) but is {step.RowCount} × {step.ColumnCount}.{(step.RowCount == Batch.B && step.ColumnCount == Rows ? " It looks transposed: this library puts one example in each column." : "")}", nameof(step));
        for (int b = 0; b < Batch.B; b++)
            if (t < Batch.Lengths[b])
                for (int r = 0; r < Rows; r++) this[t, b][r] = step[r, b];
    }

    /// <summary>A signal from T matrices (D × B), one for each step.</summary>
    /// <param name="steps">x⟨1⟩ … x⟨T⟩.</param>
    /// <param name="lengths">The lengths where they differ; else every sequence has T steps.</param>
    public static Signal From(IReadOnlyList<Matrix<Real>> steps, params int[] lengths)
    {
        if (steps.Count == 0) throw new ArgumentException("Signal.From: there should be at least one step, but the list is empty.", nameof(steps));
        if (lengths.Length > 0 && lengths.Length != steps[0].ColumnCount)
            throw new ArgumentException($"Signal.From: there should be one length for each of the {steps[0].ColumnCount} sequences (columns) but there are {lengths.Length}.", nameof(lengths));
        for (int b = 0; b < lengths.Length; b++)
            if (lengths[b] > steps.Count) throw new ArgumentException($"Signal.From: a length should be at most {steps.Count}, the number of steps given, but that of sequence {b} is {lengths[b]}.", nameof(lengths));
        var signal = new Signal(lengths.Length == 0 ? new Batch(steps.Count, steps[0].ColumnCount) : new Batch(lengths), steps[0].RowCount);
        for (int t = 0; t < signal.Batch.T; t++) signal.Set(t, steps[t]);
        return signal;
    }

    /// <summary>A window on the same memory from <paramref name="at"/> on.</summary>
    internal Signal Window(int at, Batch batch)
    {
        (start, Batch) = (at, batch);
        return this;
    }

    /// <summary>Becomes a window on another signal: its rows from <paramref name="row"/> on, its tokens from <paramref name="token"/> on.</summary>
    internal Signal View(Signal of, Batch batch, int row = 0, int token = 0)
    {
        (storage, Stride) = (of.storage, of.Stride);
        return Window(of.start + row + token * of.Stride, batch);
    }

    /// <summary>Takes shape and values of another signal.</summary>
    internal Signal CopyFrom(Signal other)
    {
        Resize(other.Batch);
        for (int token = 0; token < Batch.Tokens; token++) other.Token(token).CopyTo(Token(token));
        return this;
    }

    /// <summary>Throws unless the signal has these rows and the shape of this batch.</summary>
    internal void Expect(object who, string name, int rows, Batch? batch)
    {
        if (Rows != rows)
            throw new ArgumentException($"{who}: {name} should have {rows} rows (one example in each column) but has {Rows}.{(Rows == Batch.B ? " It has as many rows as there are sequences: it may be transposed." : "")}");
        if (batch is not null && !batch.SameShape(Batch))
            throw new ArgumentException($"{who}: {name} should hold {batch}, but holds {Batch}. Both must come from the same batch.");
    }

    public override string ToString() => $"{Rows} rows, {Batch}";
}
