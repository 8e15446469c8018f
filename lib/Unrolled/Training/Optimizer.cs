using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Changes parameters by their gradients. Backward adds to gradients; whoever trains clears them.</summary>
/// <remarks>An optimiser says how one range of one parameter moves; walking all of them, on as many threads as pay, is done here.
/// No weight sees another, so the number of threads never changes a bit. A step allocates nothing.</remarks>
public abstract class Optimizer
{
    private const int MultiplyAdds = 32;      // a weight's division, root and memory traffic take as long as so many multiply-adds of a product

    private readonly List<(string Name, Real[][] Values)> averages = [];
    private readonly List<(string Name, Func<double> Get, Action<double> Set)> scalars = [];
    private readonly Action<int> movePart;
    private readonly long weights;
    private int parts;

    /// <param name="rate">The learning rate, above 0.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    /// <exception cref="ArgumentException">No parameter, the same one twice, or a rate that is not a positive number.</exception>
    protected Optimizer(double rate, params IEnumerable<Parameter>[] layers)
    {
        Parameters = [.. layers.SelectMany(p => p)];
        if (Parameters.Count == 0) throw new ArgumentException($"{GetType().Name}: there is nothing to train. Pass the layers' Parameters.", nameof(layers));
        if (Parameters.Distinct().Count() < Parameters.Count)
            throw new ArgumentException($"{GetType().Name}: '{Parameters.GroupBy(p => p).First(g => g.Count() > 1).Key.Name}' was given twice and would be moved twice in each step.", nameof(layers));
        Rate = rate > 0 && double.IsFinite(rate) ? rate : throw new ArgumentException($"{GetType().Name}: the learning rate should be a positive number but is {rate}.", nameof(rate));
        (weights, movePart) = (Parameters.Sum(p => (long)p.Values.Length), MovePart);
        Scalar("rate", () => Rate, value => Rate = value);
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The learning rate; change it between steps to follow a schedule.</summary>
    public double Rate { get; set; }

    /// <summary>What the optimiser remembers of each parameter, under PyTorch's names: "exp_avg.weight_ih" and so on. The matrices are live.</summary>
    public IEnumerable<(string Name, Matrix<Real> Value)> State => averages.SelectMany(a =>
        Parameters.Select((p, i) => ($"{a.Name}.{p.Name}", Matrix<Real>.Build.Dense(p.Rows, p.Columns, a.Values[i]))));

    /// <summary>The numbers the optimiser remembers beside <see cref="State"/>: its rate, and what counts its steps.</summary>
    public IEnumerable<(string Name, double Value)> Scalars => scalars.Select(s => (s.Name, s.Get()));

    /// <summary>Moves every parameter once. Gradients are left as they are.</summary>
    public void Step()
    {
        Prepare();
        parts = Workers.Parts(MultiplyAdds * weights, int.MaxValue);
        Workers.Run(parts, movePart);
    }

    /// <summary>Sets every gradient to 0: call it before each Backward that starts a new sum.</summary>
    public void ClearGradients()
    {
        for (int i = 0; i < Parameters.Count; i++) Parameters[i].Gradients.AsSpan().Clear();
    }

    /// <summary>What is the same for all weights of a step. Called once, before <see cref="Move"/>.</summary>
    protected virtual void Prepare() { }

    /// <summary>Moves entries from … to − 1 of <c>Parameters[index]</c>. Several threads call it at once, each for ranges of its own.</summary>
    protected abstract void Move(int index, int from, int to);

    /// <summary>Zeros in the shape of every parameter, kept by checkpoints under this name.</summary>
    protected Real[][] Average(string name)
    {
        Real[][] values = [.. Parameters.Select(p => GC.AllocateArray<Real>(p.Values.Length, pinned: true))];
        averages.Add((name, values));
        return values;
    }

    /// <summary>Has checkpoints keep a number under this name.</summary>
    protected void Scalar(string name, Func<double> get, Action<double> set) => scalars.Add((name, get, set));

    /// <summary>Returns the value when it is in [0, 1).</summary>
    /// <exception cref="ArgumentException">It is not; the message names it.</exception>
    protected double Fraction(double value, string name) =>
        value is >= 0 and < 1 ? value : throw new ArgumentException($"{GetType().Name}: {name} should be in [0, 1) but is {value}.", name);

    /// <summary>Names all that the next step depends on, for checkpoints: optimizer.exp_avg.weight_ih, optimizer.rate and so on.</summary>
    internal void Describe(Places places)
    {
        foreach (var (name, values) in averages)
            for (int i = 0; i < values.Length; i++) places.Weights($"optimizer.{name}.{Parameters[i].Name}", Parameters[i], values[i]);
        foreach (var (name, get, set) in scalars) places.Number($"optimizer.{name}", get, set);
    }

    private void MovePart(int part)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            var (from, to) = Entrywise.Range(Parameters[i].Values.Length, part, parts);
            if (from < to) Move(i, from, to);
        }
    }
}
