#if DOUBLE
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

/// <summary>Any net over sequences under a loss that sees everything, against central differences of every entry.</summary>
/// <remarks><code>
/// L = Σ vᵀ y⟨t⟩ + Σ lᵀ last + Σ wᵀ s⟨last⟩
/// </code>
/// Truncated gradients are compared with runs of each sequence on its own, so that nothing is shared with what is tested.</remarks>
internal sealed class NetTrial
{
    private readonly Random64 random = new(13);
    private readonly SequenceNet net;
    private readonly SequenceTape tape, alone;
    private readonly Signal x, v, l, part;
    private readonly IReadOnlyList<Carry> initial, w;
    private readonly Action before;                                                       // every Forward

    public NetTrial(SequenceNet net, Batch batch, bool keep = false, Action? before = null)
    {
        (this.net, this.before, tape, alone) = (net, before ?? (() => { }), net.NewTape(keep), net.NewTape());
        part = new(new Batch(1, 1), net.Inputs);
        foreach (var parameter in net.Parameters)
        {
            parameter.Uniform(1.2 / Math.Sqrt(parameter.Columns + 1), random);
            for (int i = 0; i < parameter.Gradients.Length; i++) parameter.Gradients[i] = random.NextDouble(-1, 1);      // Backward adds
        }
        (x, v, l) = (new(batch, net.Inputs), new(batch, net.Outputs), new(new Batch(1, batch.B), net.Outputs));
        (initial, w) = (net.NewState(batch.B), net.NewState(batch.B));
        foreach (var tensor in new[] { Tensor.Of("x", x), Tensor.Of("v", v), Tensor.Of("l", l) }.Concat(Lanes("", initial)).Concat(Lanes("w", w))) tensor.Randomise(random);
    }

    private Batch Batch => x.Batch;

    private IEnumerable<Tensor> Parameters => net.Parameters.Select(Tensor.Of);

    /// <summary>Everything there is a gradient of.</summary>
    public GradientReport Whole()
    {
        var gradients = Gained(() =>
        {
            Forward();
            net.Backward(tape, v, l, w);
        });
        Tensor[] inputs = [.. Parameters, Tensor.Of("x", x), .. Lanes("0", initial)];
        double[] start = Seen(), weights = [.. new[] { Tensor.Of("v", v), Tensor.Of("l", l) }.Concat(Lanes("w", w)).SelectMany(t => t.Copy())];
        gradients.AddRange([Tensor.Of("dx", tape.DX).Copy(), .. Lanes("d", tape.DInitials).Select(d => d.Copy())]);
        return new(net.ToString()!, [.. inputs.Zip(gradients, (input, gradient) => Check(input, gradient, () =>
        {
            Forward();
            double sum = 0;
            double[] now = Seen();
            for (int i = 0; i < now.Length; i++) sum += weights[i] * (now[i] - start[i]);                        // L less its value now: a large L would round its slope away
            return sum;
        }))]);
    }

    private double[] Seen() => [.. new[] { Tensor.Of("y", tape.Y), Tensor.Of("last", tape.Last) }.Concat(Lanes("", tape.Finals)).SelectMany(t => t.Copy())];

    /// <summary>Back to one step only: what came before it is given.</summary>
    public GradientReport From(int from)
    {
        Forward();
        double[] y = Tensor.Of("y", tape.Y).Copy();
        var given = Enumerable.Range(0, Batch.B).Select(b => from == 0 ? One(initial, b) : from < Batch.Lengths[b] ? At(tape, b, from - 1) : null).ToArray();
        var gradients = Gained(() => net.Backward(tape, v, l, w, from));
        gradients.Add(Tensor.Of("dx", tape.DX).Copy());
        if (!Tensor.Of("y", tape.Y).Copy().SequenceEqual(y)) throw new GradientException($"{net}: Backward changed y.");
        return new($"{net} from step {from}", [.. Parameters.Append(Tensor.Of("x", x)).Zip(gradients, (input, gradient) => Check(input, gradient, () =>
            Enumerable.Range(0, Batch.B).Where(b => from < Batch.Lengths[b]).Sum(b => Rest(b, from, given[b]!))))]);
    }

    private double Rest(int b, int from, IReadOnlyList<Carry> given)
    {
        Alone(b, from, Batch.Lengths[b], given);
        double sum = Losses(b, from);
        int seen = from == 0 || net.Directions == 1 ? net.Outputs : net.Outputs / 2;                         // a reverse final state is that of step 0
        if (from == 0 || !net.IsReverse(0))
            for (int r = 0; r < seen; r++) sum += alone.Last[0, 0][r] * l[0, b][r];
        for (int k = 0; k < net.States; k++)
            if (from == 0 || !net.IsReverse(k)) sum += Lanes("", [alone.Finals[k]]).Zip(Lanes("", [One(w, b)[k]]), Dot).Sum();
        return sum;
    }

    /// <summary>Several Backwards on one Forward add up, and the last one's ∂L/∂x is that of the last one.</summary>
    public void Kept()
    {
        var (other, zero) = (new Signal(Batch, net.Outputs), net.NewState(Batch.B));
        Tensor.Of("other", other).Randomise(random);
        Forward();
        var gates = Gates();
        var first = Result(() => net.Backward(tape, v, l, w));
        var second = Result(() => net.Backward(tape, other, null, zero));
        foreach (var (kept, now) in gates.Zip(Gates())) Slope.Equal("a kept gate", kept, now);
        for (int token = 0; token < Batch.Tokens; token++)
            for (int r = 0; r < net.Outputs; r++) other.Token(token)[r] += v.Token(token)[r];
        var sum = Result(() => net.Backward(tape, other, l, w));
        for (int i = 0; i < sum.Count; i++) Slope.Equal($"{net}: gradient {i} of two Backwards", [.. first[i].Zip(second[i], (a, c) => a + c)], sum[i]);
        List<double[]> Result(Action backward) => [.. Gained(backward), Tensor.Of("dx", tape.DX).Copy(), .. Lanes("d", tape.DInitials).Select(d => d.Copy())];
    }

    /// <summary>What <see cref="Truncated"/> says, against its definition: window by window, the newest segment's losses with the state before the window held.</summary>
    public GradientReport Truncated(int k1, int k2, bool stream)
    {
        var truncated = new Truncated(net, k1, k2);
        Forward();
        List<double[]> gradients = [];
        for (int pass = 0; pass < 2; pass++) gradients = Gained(() => { if (stream) Stream(truncated, k1); else truncated.Run(x, segment => segment.Of(v), initial); });
        var windows = (from n in Enumerable.Range(0, (Batch.T + k1 - 1) / k1) from b in Enumerable.Range(0, Batch.B) where n * k1 < Batch.Lengths[b] select (n, b, Held: Held(b, k1, Math.Max(0, n * k1 - (k2 - k1))))).ToArray();
        for (int b = 0; b < Batch.B; b++)
            for (int k = 0; k < net.States; k++)
            {
                var expected = net.IsReverse(k) ? net.NewState(1)[k] : Held(b, k1, Batch.Lengths[b])[k];
                Slope.Equal("carried state", [.. Lanes("", [expected]).SelectMany(lane => lane.Copy())], [.. Lanes("", [One(truncated.State, b)[k]]).SelectMany(lane => lane.Copy())]);
            }
        return new($"{truncated}", [.. Parameters.Zip(gradients, (input, gradient) => Check(input, gradient, () => windows.Sum(w => Window(w.n, w.b, w.Held, k1, k2, stream))))]);
    }

    private double Window(int n, int b, IReadOnlyList<Carry> held, int k1, int k2, bool stream)
    {
        IReadOnlyList<Carry?> state = held;
        for (int from = Math.Max(0, n * k1 - (k2 - k1)); ;)
        {
            int end = Math.Min(from / k1 * k1 + k1, Batch.Lengths[b]);
            Alone(b, from, end, state);
            if (from / k1 == n)
            {
                double sum = Losses(b, from);
                for (int r = 0; stream && r < net.Outputs; r++) sum += alone.Last[0, 0][r] * l[0, b][r];
                return sum;
            }
            state = CarriedOn(alone.Finals);
            from = end;
        }
    }

    /// <summary>The state before a step, of a sequence run on its own segment by segment.</summary>
    private IReadOnlyList<Carry> Held(int b, int k1, int step)
    {
        IReadOnlyList<Carry> state = Copy(CarriedOn(One(initial, b)));
        for (int from = 0; from < step; from += k1)
        {
            int end = Math.Min(from + k1, Batch.Lengths[b]);
            Alone(b, from, end, state);
            state = Copy(CarriedOn(step < end ? At(alone, 0, step - from - 1) : alone.Finals));
        }
        return state;
    }

    /// <summary>The input comes in one signal that is filled anew for every segment.</summary>
    private void Stream(Truncated truncated, int k1)
    {
        truncated.Reset(initial);
        Signal input = new(new Batch(k1, Batch.B), net.Inputs), dy = new(input.Batch, net.Outputs);
        for (int from = 0; from < Batch.T; from += k1)
        {
            var piece = new Batch(Math.Min(k1, Batch.T - from), Batch.B);
            Copy(x, input.Resize(piece), from);
            Copy(v, dy.Resize(piece), from);
            truncated.Forward(input);
            truncated.Backward(dy, l);
            Tensor.Of("", input).Set(_ => double.NaN);
        }
    }

    private void Forward()
    {
        before();
        net.Forward(tape, x, initial);
    }

    /// <summary>Steps of one sequence on a tape of their own.</summary>
    private void Alone(int b, int from, int end, IReadOnlyList<Carry?> state)
    {
        part.Resize(new(end - from, 1));
        for (int t = from; t < end; t++) x[t, b].CopyTo(part[t - from, 0]);
        net.Forward(alone, part, state);
    }

    /// <summary>Less a constant near them: a large sum would round its slope away.</summary>
    private double Losses(int b, int from)
    {
        double sum = 0;
        for (int t = 0; t < alone.Batch.T; t++)
            for (int r = 0; r < net.Outputs; r++) sum += (alone.Y[t, 0][r] - tape.Y[from + t, b][r]) * v[from + t, b][r];
        return sum;
    }

    /// <summary>What an action adds to each parameter's gradient.</summary>
    private List<double[]> Gained(Action action)
    {
        double[][] old = [.. net.Parameters.Select(p => p.Gradients.ToArray())];
        action();
        return [.. net.Parameters.Zip(old, (p, then) => p.Gradients.Zip(then, (now, before) => now - before).ToArray())];
    }

    private static GradientRow Check(Tensor input, double[] analytic, Func<double> loss)
    {
        GradientRow? worst = null;
        double largest = analytic.Max(Math.Abs);
        for (int i = 0, at = 0; i < input.Count; at += input.Vector(i++).Length)
        {
            double[] part = analytic[at..(at + input.Vector(i).Length)];
            var row = GradientCheck.Compare(input.Name, input.Vector(i), part, loss);
            row = row with { Where = at + row.Where, Error = GradientCheck.Error(row.Analytic, row.Numeric, largest) };
            if (worst is null || !(row.Error <= worst.Error)) worst = row;
        }
        return worst! with { Entries = analytic.Length };
    }

    /// <summary>The states after a step of sequence b; 0 where time runs backwards.</summary>
    private IReadOnlyList<Carry> At(SequenceTape of, int b, int t)
    {
        var state = net.NewState(1);
        for (int k = 0; k < state.Count; k++)
            foreach (var (name, lane) in state[k].Lanes)
                if (!net.IsReverse(k)) Layer(of, k).Lane(name)[t, b].CopyTo(lane[0, 0]);
                else One(initial, b)[k][name][0, 0].CopyTo(lane[0, 0]);
        return state;
    }

    private List<double[]> Gates() => [.. from k in Enumerable.Range(0, net.States) let layer = Layer(tape, k) from gate in layer.Gates select Tensor.Of(gate, layer.Gate(gate)).Copy()];

    private RecurrentTape Layer(SequenceTape of, int k) => of switch
    {
        RecurrentTape one => one,
        BidirectionalTape both => k == 0 ? both.Ahead : both.Back,
        var stack => ((StackedTape)stack)[k / net.Directions, k % net.Directions],
    };

    private IReadOnlyList<Carry> One(IReadOnlyList<Carry> states, int b)
    {
        var one = net.NewState(1);
        for (int k = 0; k < one.Count; k++)
            foreach (var (name, lane) in one[k].Lanes) states[k][name][0, b].CopyTo(lane[0, 0]);
        return one;
    }

    private IReadOnlyList<Carry?> CarriedOn(IReadOnlyList<Carry?> states) => [.. states.Select((state, k) => net.IsReverse(k) ? null : state)];

    private IReadOnlyList<Carry> Copy(IReadOnlyList<Carry?> states)
    {
        var copy = net.NewState(1);
        for (int k = 0; k < copy.Count; k++)
            if (states[k] is { } state) copy[k].CopyFrom(state);
        return copy;
    }

    private static IEnumerable<Tensor> Lanes(string name, IReadOnlyList<Carry> states) => states.SelectMany((state, k) => state.Lanes.Select(lane => Tensor.Of($"{lane.Name}{name}_{k}", lane.Values)));

    private static double Dot(Tensor a, Tensor b) => a.Copy().Zip(b.Copy(), (p, q) => p * q).Sum();

    private static void Copy(Signal whole, Signal part, int from)
    {
        for (int b = 0; b < part.Batch.B; b++)
            for (int t = 0; t < part.Batch.Lengths[b]; t++) whole[from + t, b].CopyTo(part[t, b]);
    }
}
#endif
