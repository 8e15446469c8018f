using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

public abstract partial class Attention
{
    /// <summary>Takes the source and makes its keys; then <see cref="Step"/> for t = 0, 1, …</summary>
    /// <param name="tape">Where contexts and weights go.</param>
    /// <param name="queries">q (Q × query tokens); step t of it is read only by Step(t), so it may be filled as the model goes.</param>
    /// <param name="source">s (S × source tokens).</param>
    /// <exception cref="ArgumentException">Rows other than Q and S, or different numbers of sequences.</exception>
    public void Begin(AttentionTape tape, Signal queries, Signal source)
    {
        queries.Expect(this, "queries", Queries, null);
        source.Expect(this, "source", Source, null);
        if (queries.Batch.B != source.Batch.B)
            throw new ArgumentException($"{this}: queries and source should be of the same sequences, but the queries are of {queries.Batch.B} and the source is of {source.Batch.B}. Each query looks at the source of its own sequence.");
        if (!ReferenceEquals(tape.Owner, this)) Own(tape);
        tape.Prepare(this, queries, source, Queries, Source, Keys);
        tape.Parts = Workers.Parts(Work(tape), queries.Batch.B);
        tape.Keys = source;
        tape.Projected = queries;
        if (KeyWeight is not null)
        {
            tape.Key.Begin(KeyWeight, KeyBias, source);
            tape.Key.Forward(0, source.Batch.Tokens);
            tape.Keys = tape.Key.Y;
        }
        if (QueryWeight is null) return;
        tape.Query.Begin(QueryWeight, null, queries);
        tape.Projected = tape.Query.Y;
    }

    /// <summary>Multiply-adds of one pass over all queries.</summary>
    private long Work(AttentionTape tape) => tape.Weights.Count * (long)(Source + Keys);

    private void Own(AttentionTape tape)                        // apart from Begin, so that the closures are made only once
    {
        tape.ForwardPart = part => ForwardPart(tape, part);
        tape.BackwardPart = part => BackwardPart(tape, part);
    }

    /// <summary>The contexts of one step of every running sequence.</summary>
    public void Step(AttentionTape tape, int t)
    {
        Expect(tape, Phase.Forward, nameof(Step), nameof(Begin));
        var batch = tape.Context.Batch;
        if (QueryWeight is not null) tape.Query.Forward(batch.Offset(t), batch.Running(t));
        for (int j = 0; j < batch.Running(t); j++) Attend(tape, t, batch.Order(j));
    }

    /// <summary>Turns round: after the last <see cref="Step"/>; then <see cref="StepBack"/> for t = T − 1, …, 0, then <see cref="Finish"/>.</summary>
    /// <param name="tape">The tape of the steps.</param>
    /// <param name="dContext">∂L/∂c⟨t⟩; step t of it is read only by StepBack(t), so it may be filled as the model goes.</param>
    public void BeginBack(AttentionTape tape, Signal dContext)
    {
        Expect(tape, Phase.Forward, nameof(Backward), nameof(Forward));
        dContext.Expect(this, "dContext", Source, tape.Context.Batch);
        (tape.DContext, tape.Phase) = (dContext, Phase.Backward);
        tape.ClearGradients();
        tape.DKeys = tape.DSource;
        tape.DProjected = tape.DQueries = tape.OwnDQueries;
        if (KeyWeight is not null)
        {
            tape.Key.BeginBack();
            tape.DKeys = tape.Key.DY.Clear();
        }
        if (QueryWeight is null) return;
        tape.Query.BeginBack();
        (tape.DProjected, tape.DQueries) = (tape.Query.DY, tape.Query.DX);
    }

    /// <summary>One step backwards: ∂L/∂q⟨t⟩ is left in <see cref="AttentionTape.DQueries"/>; ∂L/∂s and ∂L/∂k grow.</summary>
    public void StepBack(AttentionTape tape, int t)
    {
        Expect(tape, Phase.Backward, nameof(StepBack), nameof(BeginBack));
        var batch = tape.Context.Batch;
        for (int j = 0; j < batch.Running(t); j++) AttendBack(tape, t, batch.Order(j));
        if (QueryWeight is not null) tape.Query.Backward(batch.Offset(t), batch.Running(t));
    }

    /// <summary>Completes ∂L/∂s by way of the keys and adds the parameters' gradients, once over all tokens.</summary>
    public void Finish(AttentionTape tape)
    {
        Expect(tape, Phase.Backward, nameof(Finish), nameof(BeginBack));
        if (QueryWeight is not null) tape.Query.Finish();
        if (KeyWeight is not null)
        {
            int tokens = tape.Source.Batch.Tokens;
            tape.Key.Backward(0, tokens);
            tape.Key.Finish();
            for (int token = 0; token < tokens; token++) Vectors.Add(1, tape.Key.DX.Token(token), tape.DSource.Token(token));       // ds += Wᵀ dk
        }
        for (int b = 0; b < tape.Source.Batch.B; b++) FinishScore(tape.DVector(b));
        tape.Phase = Phase.Finished;
    }

    /// <summary>Some whole sequences: each has its own source, so no sum is split.</summary>
    private void ForwardPart(AttentionTape tape, int part)
    {
        var batch = tape.Context.Batch;
        var (from, to) = Workers.Range(batch.B, part, tape.Parts);
        for (int b = from; b < to; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) Attend(tape, t, b);
    }

    private void BackwardPart(AttentionTape tape, int part)
    {
        var batch = tape.Context.Batch;
        var (from, to) = Workers.Range(batch.B, part, tape.Parts);
        for (int b = from; b < to; b++)
            for (int t = batch.Lengths[b] - 1; t >= 0; t--) AttendBack(tape, t, b);
    }

    private void Expect(AttentionTape tape, Phase phase, string asked, string first)
    {
        if (!ReferenceEquals(tape.Owner, this) || tape.Phase != phase)
            throw new InvalidOperationException($"{this}: {asked} needs a tape on which this layer has just run {first}. One {nameof(Forward)} serves one {nameof(Backward)}.");
    }
}
