using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>An error names who, what, expected, got and the likely cause.</summary>
public class ErrorTests
{
    private readonly Recurrent<Elman> layer = new(3, 4, new(1));
    private readonly RecurrentTape tape = new();

    [Fact]
    public void Input_of_the_wrong_height() =>
        Names(() => layer.Forward(tape, new Signal(new Batch(5, 2), 2)), "Recurrent<Elman>(3 → 4)", "x should have 3 rows", "has 2", "transposed");

    [Fact]
    public void A_step_that_is_transposed() =>
        Names(() => new Signal(new Batch(1, 2), 3).Set(0, Matrix<Real>.Build.Dense(2, 3)), "3 × 2", "2 × 3", "one example in each column");

    [Fact]
    public void Lengths_below_one() => Names(() => new Batch([3, 0, 2]), "at least 1", "sequence 1 has length 0");

    [Fact]
    public void An_empty_batch() => Names(() => new Batch([]), "at least one sequence");

    [Fact]
    public void A_step_beyond_a_sequences_end() => Names(() => new Signal(new Batch([3, 1]), 2)[1, 1][0], "sequence 1 has 1 steps", "no step 1");

    [Fact]
    public void A_sequence_that_does_not_exist() => Names(() => new Signal(new Batch([3, 1]), 2)[0, 2][0], "sequence 2 does not exist", "there are 2");

    [Fact]
    public void A_token_outside_the_vocabulary() => Names(() => new Tokens([1, 5]).OneHot(5), "0 … 4", "is 5 at step 1 of sequence 0");

    [Fact]
    public void A_target_outside_the_logits() => Names(() => new SoftmaxCrossEntropy().Forward(new Signal(new Batch(1, 1), 2), new Tokens([2])), "0 … 1", "is 2 at step 0 of sequence 0");

    [Fact]
    public void Logits_and_targets_of_different_batches() => Names(() => new SoftmaxCrossEntropy().Forward(new Signal(new Batch(2, 1), 2), new Tokens([2])), "same batch");

    [Fact]
    public void An_initial_state_of_another_batch() => Names(() => layer.Forward(tape, new Signal(new Batch(5, 2), 3), layer.NewCarry(3)), "2 sequences", "of 3");

    [Fact]
    public void An_initial_state_of_another_layer()
    {
        var x = new Signal(new Batch(5, 2), 3);
        Names(() => layer.Forward(tape, x, new Recurrent<Elman>(3, 5, new(1)).NewCarry(2)), "h of 4 units", "of 5", "another layer");
        Names(() => layer.Forward(tape, x, new Recurrent<Lstm>(3, 4, new(1)).NewCarry(2)), "holds h, c");
    }

    [Fact]
    public void A_final_gradient_of_another_batch()
    {
        layer.Forward(tape, new Signal(new Batch(5, 2), 3));
        Names(() => layer.Backward(tape, dFinal: layer.NewCarry(3)), "dFinal", "2 sequences", "of 3");
        Names(() => layer.Backward(tape, new Signal(new Batch(5, 2), 3)), "dy should have 4 rows");
        Names(() => layer.Backward(tape, new Signal(new Batch(4, 2), 4)), "dy should hold 2 sequences of 5 steps");
    }

    [Fact]
    public void Backward_without_forward() => Names(() => layer.Backward(tape), "Recurrent<Elman>(3 → 4)", "Forward");

    [Fact]
    public void Backward_twice()
    {
        layer.Forward(tape, new Signal(new Batch(5, 2), 3));
        layer.Backward(tape);
        Names(() => layer.Backward(tape), "used up");
    }

    [Fact]
    public void An_empty_tape() => Names(() => new RecurrentTape().Y, "Call Forward");

    [Fact]
    public void A_lane_or_parameter_that_is_not_there()
    {
        layer.Forward(tape, new Signal(new Batch(5, 2), 3));
        Names(() => tape.Lane("c"), "'c'", "h");
        Names(() => tape.Gate("z"), "'z'", "a");
        Names(() => layer["weights"], "weight_ih, weight_hh, bias_ih, bias_hh");
    }

    [Fact]
    public void Lengths_beyond_the_steps_or_of_other_sequences()
    {
        Matrix<Real>[] steps = [Matrix<Real>.Build.Dense(3, 2), Matrix<Real>.Build.Dense(3, 2)];
        Names(() => Signal.From(steps, 2, 3), "at most 2", "sequence 1 is 3");
        Names(() => Signal.From(steps, 2), "each of the 2 sequences", "there are 1");
        Names(() => Signal.From(steps, 2, 0), "at least 1", "sequence 1 has length 0");
    }

    [Fact]
    public void A_size_below_one() => Names(() => new Recurrent<Elman>(0, 4, new(1)), "weight_ih", "4 × 0");

    [Fact]
    public void A_cell_whose_state_has_no_h() => Names(() => new Recurrent<NoH>(1, 1, new(1)), "NoH", "named H", "(c)");

    private readonly struct NoH : ICell<NoH, NoH.Gates, NoH.State>
    {
        public struct Gates(Lane a) { public Lane A = a; }
        public struct State(Lane c) { public Lane C = c; }
        public static State Forward(ref Gates a, in State prev) => new(a.A);
        public static State Backward(ref Gates a, in State prev, in State now, in State d) => d;
    }

    private static void Names(Func<object> act, params string[] parts)
    {
        var failure = Assert.ThrowsAny<Exception>(act);
        while (failure is System.Reflection.TargetInvocationException or TypeInitializationException) failure = failure.InnerException!;
        Assert.All(parts, part => Assert.Contains(part, failure.Message));
    }

    private static void Names(Action act, params string[] parts) => Names(() => { act(); return ""; }, parts);
}
