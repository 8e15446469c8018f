using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

/// <summary>The bits every optimiser, both clippings and the cosine schedule arrive at.</summary>
internal static class OptimizerHash
{
    /// <summary>Every optimiser by its name, with settings other than the defaults.</summary>
    public static readonly Dictionary<string, Func<IEnumerable<Parameter>, Optimizer>> All = new()
    {
        ["Sgd"] = p => new Sgd(0.1, p),
        ["Sgd with momentum"] = p => new Sgd(0.1, 0.8, p),
        ["RmsProp"] = p => new RmsProp(0.02, 0.9, 1e-6, p),
        ["Adagrad"] = p => new Adagrad(0.1, 0.05, 1e-7, p),
        ["Adam"] = p => new Adam(0.02, 0.8, 0.95, 1e-6, p),
        ["AdamW"] = p => new AdamW(0.02, 0.3, 0.8, 0.95, 1e-6, p),
    };

    /// <summary>Parameters of awkward sizes: less than a lane, a whole one, more than a block of a sum.</summary>
    public static Parameter[] Parameters(long seed)
    {
        var random = new Random64(seed);
        Parameter[] parameters = [new("small", 3, 1), new("whole", 16, 2), new("large", 71, 43), new("one", 1, 1)];
        foreach (var p in parameters) p.Uniform(1, random);
        return parameters;
    }

    /// <summary>Fills the gradients with normal numbers, some of them 0.</summary>
    public static void Gradients(IEnumerable<Parameter> parameters, Random64 random)
    {
        foreach (var p in parameters)
            for (int i = 0; i < p.Gradients.Length; i++) p.Gradients[i] = random.Next(5) == 0 ? 0 : (Real)random.NextNormal();
    }

    public static string Hash(IEnumerable<Parameter> parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var p in parameters) hash.AppendData(MemoryMarshal.AsBytes(p.Values.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static string Of(int steps) => string.Join(" ", All.Values.Select(make =>
    {
        var (random, parameters) = (new Random64(5), Parameters(4));
        var optimizer = make(parameters);
        var schedule = new CosineDecay(optimizer.Rate, steps + 3, warmUp: 2);
        for (int step = 0; step < steps; step++)
        {
            Gradients(parameters, random);
            Clip.ByNorm(parameters, 30);
            Clip.ByValue(parameters, 0.9);
            optimizer.Rate = schedule.Rate(step);
            optimizer.Step();
        }
        return Hash(parameters)[..16];
    }));
}
