#if DOUBLE
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

/// <summary>Checks of nets over sequences: two directions, stacks, and truncation of any of them.</summary>
internal static class NetChecks
{
    private static readonly int[] unsorted = [2, 5, 1, 4];

    public static IEnumerable<(string, Action)> Bidirectional =>
    [
        .. OfNet("two directions", () => new Bidirectional<KnottyCell>(2, 3, new(1))),
        ("more inputs than a lane", () => new NetTrial(new Bidirectional<Elman>(37, 3, new(1)), new([2, 1])).Whole().Verify()),
        ("misuse", MisuseOfTwoDirections),
    ];

    public static IEnumerable<(string, Action)> Stacked =>
    [
        .. OfNet("two layers", () => new Stacked<Lstm>(2, 3, 2, new(1))),
        .. OfNet("three layers, two directions", () => new Stacked<Elman>(2, 3, 3, new(1), directions: 2)),
        ("dropout's mask", Mask),
        ("dropout", Dropout),
        ("dropout counts its steps", DropoutCounts),
        ("names", Names),
        ("threads change nothing", ThreadsChangeNothing),
        ("misuse", MisuseOfStacks),
    ];

    public static IEnumerable<(string, Action)> Truncated =>
    [
        .. from k in new[] { (1, 1), (3, 3), (2, 3), (2, 4), (1, 4), (2, 9), (9, 9) }
           from stream in new[] { false, true }
           select ($"k1 = {k.Item1}, k2 = {k.Item2}, stream: {stream}", (Action)(() => new NetTrial(new Recurrent<KnottyCell>(2, 3, new(1)), stream ? new(7, 2) : new([3, 7, 1, 6])).Truncated(k.Item1, k.Item2, stream).Verify())),
        ("reverse", () => new NetTrial(new Recurrent<Elman>(2, 3, new(1), reverse: true), new(7, 2)).Truncated(2, 5, stream: true).Verify()),
        ("two layers, two directions", () => new NetTrial(new Stacked<Lstm>(2, 3, 2, new(1), directions: 2), new([3, 7, 1, 6])).Truncated(2, 5, stream: false).Verify()),
        ("symbols", TruncatedSymbols),
        ("a state kept and given back", StateIsCarried),
        ("a stream after a whole batch", StreamAfterBatch),
        ("misuse", MisuseOfTruncated),
    ];

    public static IEnumerable<(string, Action)> InitialState =>
    [
        ("learned", () => Learned(new Recurrent<KnottyCell>(2, 3, new(1)), ["c0", "h0"])),
        ("learned in two layers and directions", () => Learned(new Stacked<Elman>(2, 3, 2, new(1), directions: 2), ["h0_l0", "h0_l0_reverse", "h0_l1", "h0_l1_reverse"])),
    ];

    /// <summary>What the unroller does for these nets: reverse, back to a step only, gates kept, symbols.</summary>
    public static IEnumerable<(string, Action)> Unroller =>
    [
        .. OfNet("forward", () => new Recurrent<KnottyCell>(2, 3, new(1))),
        .. OfNet("reverse", () => new Recurrent<KnottyCell>(2, 3, new(1), reverse: true)),
        .. OfNet("reverse, a deaf cell", () => new Recurrent<DeafCell>(2, 3, new(1), reverse: true)),
        ("two panels, symbols", () => Symbols(new Recurrent<Lstm>(5, 19, new(1)))),
        ("two panels, back to a step", () => new NetTrial(new Recurrent<Gru>(2, 18, new(1)), new([2, 3, 1])).From(1).Verify()),
        ("more than one block of tokens", () => new NetTrial(new Recurrent<Elman>(2, 3, new(1)), new([.. Enumerable.Range(0, 33).Select(b => 3 + b % 4)])).Whole().Verify()),
        ("truncated, lengths of 0", () => new NetTrial(new Recurrent<Lstm>(2, 3, new(1)), new([3, 7, 1, 6])).Truncated(2, 3, stream: false).Verify()),
        ("misuse of from and of kept tapes", MisuseOfKept),
    ];

    public static IEnumerable<(string, Action)> Cut =>
    [
        ("cut", () =>
        {
            var (whole, cut) = (new Batch([3, 7, 1, 6]), new Batch());
            foreach (int first in new[] { 0, 2, 6, 3 })
            {
                cut.Cut(whole, first, 2);
                Slope.Equal("lengths", [.. whole.Lengths.ToArray().Select(n => (double)Math.Clamp(n - first, 0, 2))], [.. cut.Lengths.ToArray().Select(n => (double)n)]);
                Slope.Equal("size", [whole.B, Math.Min(2, 7 - first)], [cut.B, cut.T]);
                for (int b = 0; b < 4; b++)
                    for (int t = 0; t < cut.Lengths[b]; t++) Slope.Equal("token", [whole.Token(first + t, b) - whole.Offset(first)], [cut.Token(t, b)]);
            }
            if (new Batch().Cut(new Batch([3, 7]), 0, 3).SameShape(new(3, 2))) throw new GradientException("Equal lengths in another order of tokens are another shape.");
        }),
    ];

    private static IEnumerable<(string, Action)> OfNet(string name, Func<SequenceNet> net) =>
    [
        ($"{name}, smallest batch", () => new NetTrial(net(), new(1, 1)).Whole().Verify()),
        ($"{name}, equal lengths", () => new NetTrial(net(), new(4, 9)).Whole().Verify()),
        ($"{name}, unsorted lengths", () => new NetTrial(net(), new(unsorted)).Whole().Verify()),
        ($"{name}, back to step 0", () => new NetTrial(net(), new(unsorted)).From(0).Verify()),
        ($"{name}, back to step 1", () => new NetTrial(net(), new(unsorted)).From(1).Verify()),
        ($"{name}, back to step 3", () => new NetTrial(net(), new(unsorted)).From(3).Verify()),
        ($"{name}, gates kept, back to step 2", () => new NetTrial(net(), new(4, 9), keep: true).From(2).Verify()),
        ($"{name}, several Backwards on kept gates", () => new NetTrial(net(), new(unsorted), keep: true).Kept()),
        ($"{name}, symbols", () => Symbols(net())),
        ($"{name}, no loss, no state", () => Nothing(net())),
    ];

    /// <summary>Symbols give what one-hot columns give, for few sequences and for many; their gradient does not exist.</summary>
    private static void Symbols(SequenceNet net)
    {
        foreach (var ids in new[] { RandomTokens(new(unsorted), net.Inputs), RandomTokens(new([.. unsorted, .. unsorted, .. unsorted, 5, 5]), net.Inputs) })
        {
            var (symbols, columns, dy) = (net.NewTape(), net.NewTape(), new Signal(ids.Batch, net.Outputs));
            Tensor.Of("dy", dy).Randomise(new(5));
            var (one, two) = (Gained(net, () => net.Backward(symbols, Seen(net.Forward(symbols, ids), dy))), Gained(net, () => net.Backward(columns, Seen(net.Forward(columns, ids.OneHot(net.Inputs)), dy))));
            Slope.Equal("y", Tensor.Of("", columns.Y).Copy(), Tensor.Of("", symbols.Y).Copy());
            for (int i = 0; i < one.Count; i++) Slope.Equal(net.Parameters[i].Name, two[i], one[i]);
            Slope.Throws<InvalidOperationException>("dx of symbols", "the input was symbols", () => symbols.DX.ToString());
        }
    }

    private static Signal Seen(Signal y, Signal dy) => y.Batch.SameShape(dy.Batch) ? dy : throw new GradientException("y is of another batch.");

    private static void Nothing(SequenceNet net)
    {
        var (tape, x) = (net.NewTape(), new Signal(new(unsorted), net.Inputs));
        net.Forward(tape, x, [.. new Carry?[net.States]]);
        foreach (double[] gradient in Gained(net, () => net.Backward(tape, dFinal: [.. new Carry?[net.States]]))) Slope.Equal("no loss", new double[gradient.Length], gradient);
        Slope.Throws<ArgumentException>("states of another net", $"{net}: the initial state should be of {net.States} layers", () => net.Forward(tape, x, []));
        Slope.Throws<ArgumentException>("states of another net", $"{net}: dFinal should be of {net.States} layers", () => net.Backward(tape, dFinal: []));
        Slope.Throws<KeyNotFoundException>("a parameter that is not there", "there is no parameter 'w'", () => net["w"].ToString());
    }

    private static void Dropout()
    {
        foreach (int directions in new[] { 1, 2 })
        {
            var net = new Stacked<Elman>(2, 5, 3, new(1), directions, dropout: 0.4, seed: 9);
            new NetTrial(net, new(unsorted), before: () => net.Step = 4).Whole().Verify();
            new NetTrial(net, new(unsorted), keep: true, before: () => net.Step = 4).Kept();
        }
    }

    /// <summary>The first number of splitmix64 from 0, and masks of the definition.</summary>
    private static void Mask()
    {
        if (DropoutMask.Mix(0) != 0xE220A8397B1DCDAF) throw new GradientException($"M(0) is {DropoutMask.Mix(0):X}.");
        Slope.Equal("mask", [.. "2002000200202222".Select(c => c - '0')], Masked(new("", 0.5, 1, 0), 0, 0, 0, [.. Enumerable.Repeat(1.0, 16)]));
        Slope.Equal("mask", [.. "2202220200200002".Select(c => c - '0')], Masked(new("", 0.5, 1, 0), 1, 2, 3, [.. Enumerable.Repeat(1.0, 16)]));
        Slope.Equal("mask", [.. "1011111001111101".Select(c => (c - '0') / 0.75)], Masked(new("", 0.25, -7, 5), 3, -1, 2, [.. Enumerable.Repeat(1.0, 16)]));
    }

    private static double[] Masked(DropoutMask mask, long step, int t, int b, double[] from)
    {
        double[] to = new double[from.Length];
        mask.Apply(step, t, b, from, to);
        return to;
    }

    private static void DropoutCounts()
    {
        var net = new Stacked<Elman>(2, 40, 2, new(1), dropout: 0.5, seed: 9);
        var (tape, x) = (net.NewTape(), new Signal(new(unsorted), 2));
        Tensor.Of("x", x).Randomise(new(3));
        double[] Y() => Tensor.Of("", net.Forward(tape, x)).Copy();
        var (first, second) = (Y(), Y());
        Different("two steps", first, second);
        Slope.Equal("steps", [2], [net.Step]);
        net.Step = 0;
        Slope.Equal("the first step again", first, Y());
        net.Training = false;
        var evaluated = Y();
        Slope.Equal("evaluation is no step", [1], [net.Step]);
        var plain = new Stacked<Elman>(2, 40, 2, new(1));
        Slope.Equal("evaluation drops nothing", Tensor.Of("", plain.Forward(plain.NewTape(), x)).Copy(), evaluated);
        (net.Training, net.Step) = (true, 7);
        Y();
        for (int b = 0; b < 4; b++)
            for (int t = 0; t < unsorted[b]; t++)
                Slope.Equal("a mask by step, t and b", Masked(new("", 0.5, 9, 0), 7, t, b, ((StackedTape)tape)[0].Y[t, b].ToArray()), ((StackedTape)tape).Dropped[0][t, b]);
        var one = new Stacked<Elman>(2, 3, 1, new(1), dropout: 0.5);
        one.Forward(one.NewTape(), x);
        Slope.Equal("one layer drops nothing", [0], [one.Step]);
        var none = new Stacked<Elman>(2, 3, 2, new(1));
        none.Forward(none.NewTape(), x);
        Slope.Equal("no dropout is no step", [0], [none.Step]);
    }

    private static void ThreadsChangeNothing()
    {
        var batch = new Batch([.. Enumerable.Range(0, 19).Select(b => 1 + b * 7 % 5)]);
        List<double[]> one = [], two = [];
        LayerChecks.WithThreads(1, () => one = Bits());
        LayerChecks.WithThreads(2, () => two = Bits());
        for (int i = 0; i < one.Count; i++)
            if (!one[i].SequenceEqual(two[i])) throw new GradientException("Two threads give other bits than one.");

        List<double[]> Bits()
        {
            var net = new Stacked<Lstm>(3, 19, 2, new(1), directions: 2, dropout: 0.4);
            var (tape, x, dy) = (net.NewTape(), new Signal(batch, 3), new Signal(batch, 38));
            foreach (var tensor in new[] { Tensor.Of("x", x), Tensor.Of("dy", dy) }) tensor.Randomise(new(3));
            net.Forward(tape, x);
            net.Backward(tape, dy);
            return [.. net.Parameters.Select(p => p.Gradients), Tensor.Of("y", tape.Y).Copy(), Tensor.Of("dx", tape.DX).Copy()];
        }
    }

    private static void Names()
    {
        string names = string.Join(" ", new Stacked<Elman>(2, 3, 2, new(1), directions: 2).Parameters.Select(p => $"{p.Name}:{p.Rows}x{p.Columns}"));
        const string Expected = "weight_ih_l0:3x2 weight_hh_l0:3x3 bias_ih_l0:3x1 bias_hh_l0:3x1 weight_ih_l0_reverse:3x2 weight_hh_l0_reverse:3x3 bias_ih_l0_reverse:3x1 bias_hh_l0_reverse:3x1 "
            + "weight_ih_l1:3x6 weight_hh_l1:3x3 bias_ih_l1:3x1 bias_hh_l1:3x1 weight_ih_l1_reverse:3x6 weight_hh_l1_reverse:3x3 bias_ih_l1_reverse:3x1 bias_hh_l1_reverse:3x1";
        if (names != Expected) throw new GradientException($"Names are {names}.");
        if (new Stacked<Elman>(2, 3, 2, new(1)).Parameters[^1].Name != "bias_hh_l1") throw new GradientException("One direction's names end with the layer.");
        Slope.Equal("one direction's inputs", [2, 3], [.. new Stacked<Elman>(2, 3, 2, new(1)).Parameters.Where(p => p.Name.StartsWith("weight_ih", StringComparison.Ordinal)).Select(p => (double)p.Columns)]);
    }

    /// <summary>Run and stream on symbols give what they give on one-hot columns.</summary>
    private static void TruncatedSymbols()
    {
        var net = new Recurrent<Lstm>(4, 3, new(1));
        var ids = RandomTokens(new([3, 7, 1, 6]), 4);
        var (x, targets, dy) = (ids.OneHot(4), RandomTokens(ids.Batch, 9), new Signal(ids.Batch, 3));
        Tensor.Of("dy", dy).Randomise(new(5));
        var truncated = new Truncated(net, 2, 5);
        Same(net, () => truncated.Run(ids, Loss), () => truncated.Run(x, Loss));
        var (buffer, columns) = (new Tokens(new Batch(2, 1)), new Signal(new Batch(2, 1), 4));
        Same(net, () => Stream(true), () => Stream(false));

        Signal Loss(Segment segment)
        {
            for (int b = 0; b < 4; b++)
                for (int t = 0; t < segment.Batch.Lengths[b]; t++)
                    Slope.Equal("a target", [targets[segment.First + t, b], dy[segment.First + t, b][1]], [segment.Of(targets)[t, b], segment.Of(dy)[t, b][1]]);
            return segment.Of(dy);
        }

        void Stream(bool symbols)
        {
            truncated.Reset();
            for (int first = 0; first < 6; first += 2)
            {
                for (int t = 0; t < 2; t++) buffer[t, 0] = ids[first + t, 1];
                buffer.OneHot(4, columns);
                var y = symbols ? truncated.Forward(buffer) : truncated.Forward(columns);
                truncated.Backward(y);
                (buffer[0, 0], buffer[1, 0]) = (99, 99);
            }
        }
    }

    private static void Same(SequenceNet net, Action one, Action two)
    {
        var (first, second) = (Gained(net, one), Gained(net, two));
        for (int i = 0; i < first.Count; i++) Slope.Equal(net.Parameters[i].Name, second[i], first[i]);
    }

    private static void StateIsCarried()
    {
        foreach (var net in new SequenceNet[] { new Stacked<Lstm>(2, 3, 2, new(1)), new Bidirectional<Elman>(2, 3, new(1)), new Recurrent<Elman>(2, 3, new(1), reverse: true) })
        {
            var (whole, resumed) = (new Truncated(net, 2, 4), new Truncated(net, 2, 2));
            Signal[] x = [.. Enumerable.Range(0, 3).Select(_ => new Signal(new Batch(2, 3), 2))];
            for (int i = 0; i < 3; i++) Tensor.Of("x", x[i]).Randomise(new(i + 1));
            foreach (var part in x[..2]) whole.Forward(part);
            resumed.Forward(x[2]);
            resumed.Reset(whole.State);
            Slope.Equal("the state given", All(whole.State), All(resumed.State));
            Slope.Equal("y after the state given", Tensor.Of("", whole.Forward(x[2])).Copy(), Tensor.Of("", resumed.Forward(x[2])).Copy());
            Slope.Equal("the state after", All(whole.State), All(resumed.State));
            for (int k = 0; k < net.States; k++)
                if (net.IsReverse(k)) Slope.Equal("time runs backwards", new double[9], All([whole.State[k]]));
            resumed.Reset(whole.State.Select((state, k) => k == 0 ? null : state).ToArray());
            if (net.States > 1) Slope.Equal("no state is 0", new double[All([resumed.State[0]]).Length], All([resumed.State[0]]));
            resumed.Reset();
            Slope.Equal("a new stream", Tensor.Of("", net.Forward(net.NewTape(), x[1])).Copy(), Tensor.Of("", resumed.Forward(x[1])).Copy());
        }
    }

    /// <summary>A stream begins anew after a whole batch, and where no later segment goes back to its input it is not copied.</summary>
    private static void StreamAfterBatch()
    {
        var (net, x, ids) = (new Recurrent<Elman>(2, 3, new(1)), new Signal(new Batch(2, 3), 2), new Tokens(new Batch(2, 3)));
        var (truncated, whole) = (new Truncated(net, 2, 2), new Signal(new Batch(5, 3), 2));
        foreach (var tensor in new[] { Tensor.Of("x", x), Tensor.Of("whole", whole) }) tensor.Randomise(new(3));
        truncated.Run(whole, segment => segment.Y);
        Slope.Throws<InvalidOperationException>("a segment after Run", "Truncated: nothing has gone forward", () => truncated.Segment.ToString());
        Slope.Equal("y after Run", Tensor.Of("", net.Forward(net.NewTape(), x)).Copy(), Tensor.Of("", truncated.Forward(x)).Copy());
        Slope.Equal("a stream's segment", [0], [truncated.Segment.First]);
        Slope.Throws<InvalidOperationException>("windows on a stream", "not cut from a whole batch", () => truncated.Segment.Of(whole));
        if (!ReferenceEquals(((RecurrentTape)truncated.Segment.Tape).X, x)) throw new GradientException("x is copied in vain.");
        truncated.Forward(ids);
        if (!ReferenceEquals(((RecurrentTape)truncated.Segment.Tape).Ids, ids)) throw new GradientException("Symbols are copied in vain.");
    }

    private static double[] All(IReadOnlyList<Carry> states) => [.. states.SelectMany(state => state.Lanes).SelectMany(lane => Tensor.Of("", lane.Values).Copy())];

    private static void Learned(SequenceNet net, string[] names)
    {
        var initial = new InitialState(net);
        var (tape, x, v) = (net.NewTape(), new Signal(new(unsorted), net.Inputs), new Signal(new(unsorted), net.Outputs));
        if (!initial.Parameters.Select(p => p.Name).SequenceEqual(names)) throw new GradientException($"Names are {string.Join(" ", initial.Parameters)}.");
        var random = new Random64(3);
        Slope.Equal("zero at first", new double[initial.Parameters.Sum(p => p.Rows)], [.. initial.Parameters.SelectMany(p => p.Values)]);
        foreach (var tensor in initial.Parameters.Select(Tensor.Of).Concat([Tensor.Of("x", x), Tensor.Of("v", v)])) tensor.Randomise(random);
        foreach (var parameter in initial.Parameters) Array.Fill(parameter.Gradients, 0.25);                     // Backward adds
        double Loss() => Tensor.Of("", net.Forward(tape, x, initial.Forward(4))).Copy().Zip(Tensor.Of("", v).Copy(), (a, b) => a * b).Sum();
        initial.Forward(7);
        Loss();
        net.Backward(tape, v);
        initial.Backward(tape.DInitials);
        foreach (var parameter in initial.Parameters) GradientCheck.Verify(parameter.Name, parameter.Values, [.. parameter.Gradients.Select(g => g - 0.25)], Loss);
        Slope.Throws<ArgumentException>("another net's", "InitialState: dInitial should be of", () => initial.Backward([]));
    }

    private static void MisuseOfTwoDirections()
    {
        var (net, other, x) = (new Bidirectional<Elman>(2, 3, new(1)), new Bidirectional<Elman>(2, 3, new(1)), new Signal(new(unsorted), 2));
        var tape = net.NewTape();
        Slope.Throws<InvalidOperationException>("Backward before Forward", $"{net}: Backward needs a tape on which this net has just run Forward", () => net.Backward(tape));
        Slope.Throws<InvalidOperationException>("another net's tape", $"{net}: this tape is another net's", () => net.Forward(other.NewTape(), x));
        net.Forward(tape, x);
        Slope.Throws<ArgumentException>("dy of other rows", $"{net}: dy should have 6 rows", () => net.Backward(tape, new(x.Batch, 3)));
        Slope.Throws<ArgumentException>("dLast of other rows", $"{net}: dLast should have 6 rows", () => net.Backward(tape, dLast: new(new Batch(1, 4), 3)));
    }

    private static void MisuseOfStacks()
    {
        var (net, other, x) = (new Stacked<Elman>(2, 3, 2, new(1)), new Stacked<Elman>(2, 3, 2, new(1)), new Signal(new(unsorted), 2));
        Slope.Throws<InvalidOperationException>("another net's tape", $"{net}: this tape is another net's", () => net.Forward(other.NewTape(), x));
        Slope.Throws<InvalidOperationException>("Backward before Forward", "Backward needs a tape", () => net.Backward(net.NewTape()));
        Slope.Throws<ArgumentException>("no layer", "Stacked: there should be at least 1 layer, but 0", () => new Stacked<Elman>(2, 3, 0, new(1)));
        Slope.Throws<ArgumentException>("three directions", "Stacked: there are 1 or 2 directions, but 3", () => new Stacked<Elman>(2, 3, 1, new(1), 3));
        Slope.Throws<ArgumentException>("all dropped", "the dropout rate should be in [0, 1) but is 1", () => new Stacked<Elman>(2, 3, 1, new(1), dropout: 1));
    }

    private static void MisuseOfTruncated()
    {
        var (net, x) = (new Recurrent<Elman>(2, 3, new(1)), new Signal(new Batch(2, 3), 2));
        var truncated = new Truncated(net, 2, 4);
        Slope.Throws<ArgumentException>("k2 below k1", "k1 = 3 and k2 = 2", () => new Truncated(net, 3, 2));
        Slope.Throws<ArgumentException>("k1 below 1", "k1 = 0 and k2 = 2", () => new Truncated(net, 0, 2));
        Slope.Throws<InvalidOperationException>("no segment", "Truncated: nothing has gone forward", () => truncated.Segment.ToString());
        Slope.Throws<InvalidOperationException>("no state", "Truncated: nothing has gone forward", () => truncated.State.ToString());
        Slope.Throws<InvalidOperationException>("Backward before Forward", "Truncated: Backward needs a segment", () => truncated.Backward());
        Slope.Throws<ArgumentException>("a long segment", "at most k1 = 2 steps but has 3", () => truncated.Forward(new Signal(new Batch(3, 3), 2)));
        Slope.Throws<ArgumentException>("x of other rows", "x should have 2 rows", () => truncated.Run(new Signal(new Batch(3, 3), 4), _ => null));
        Slope.Throws<ArgumentException>("a state of another net", "the state should be of 1 layers", () => truncated.Reset([]));
        truncated.Forward(x);
        Slope.Throws<InvalidOperationException>("windows on a stream", "not cut from a whole batch", () => truncated.Segment.Of(x));
        truncated.Backward();
        Slope.Throws<InvalidOperationException>("a second Backward", "Truncated: Backward needs a segment", () => truncated.Backward());
        Slope.Throws<ArgumentException>("other sequences", "should be of 4 sequences but is of 3", () => truncated.Forward(new Signal(new Batch(2, 4), 2)));
        truncated.Forward(new Signal(new Batch(1, 3), 2));
        Slope.Throws<InvalidOperationException>("beyond the end", "1 of k1 = 2 steps", () => truncated.Forward(x));
        truncated.Reset();
        truncated.Forward(new Signal(new Batch(1, 3), 2));
        Slope.Throws<InvalidOperationException>("beyond the end of the first", "1 of k1 = 2 steps", () => truncated.Forward(x));
        truncated.Reset();
        Slope.Throws<InvalidOperationException>("Backward after Reset", "Truncated: Backward needs a segment", () => truncated.Backward());
        truncated.Forward(new Signal(new Batch(2, 5), 2));
        truncated.Run(new Signal(new Batch(3, 3), 2), segment =>
        {
            Slope.Throws<ArgumentException>("another batch", "Segment: a window can be had on", () => segment.Of(x));
            Slope.Throws<ArgumentException>("another batch", "Segment: a window can be had on", () => segment.Of(new Tokens(x.Batch)));
            return null;
        });
    }

    private static void MisuseOfKept()
    {
        var (layer, other, tape, x) = (new Recurrent<Elman>(2, 3, new(1)), new Recurrent<Elman>(2, 3, new(1)), new RecurrentTape { Keep = true }, new Signal(new(unsorted), 2));
        Slope.Throws<InvalidOperationException>("Backward before Forward", "Backward needs a tape", () => layer.Backward(tape));
        layer.Forward(tape, x);
        Slope.Throws<InvalidOperationException>("another layer's Backward", "Backward needs a tape", () => other.Backward(tape));
        foreach (int from in new[] { -1, 5 })
            Slope.Throws<ArgumentOutOfRangeException>("a step beyond", $"from 0 to 4, but {from} was asked for", () => layer.Backward(tape, from: from));
        Slope.Throws<InvalidOperationException>("dx before Backward", "DX needs a tape", () => tape.DX.ToString());
        Slope.Throws<InvalidOperationException>("another net's tape", "this tape is another net's", () => ((SequenceNet)layer).Forward(new Bidirectional<Elman>(2, 3, new(1)).NewTape(), x));
    }

    private static void Different(string what, double[] a, double[] b)
    {
        if (a.SequenceEqual(b)) throw new GradientException($"{what} should differ.");
    }

    private static Tokens RandomTokens(Batch batch, int V)
    {
        var (tokens, random) = (new Tokens(batch), new Random64(7));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) tokens[t, b] = random.Next(V);
        return tokens;
    }

    private static List<double[]> Gained(SequenceNet net, Action action)
    {
        double[][] old = [.. net.Parameters.Select(p => p.Gradients.ToArray())];
        action();
        return [.. net.Parameters.Zip(old, (p, then) => p.Gradients.Zip(then, (now, before) => now - before).ToArray())];
    }
}
#endif
