using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Unrolled.Mutants;

/// <summary>Compiles every mutant, drops those that are the same program as another, and lets the checks loose on the rest.</summary>
internal sealed class Campaign : IDisposable
{
    private const int ServedAtMost = 40;                                // a process keeps what it has compiled just in time

    private readonly string folder = Directory.CreateTempSubdirectory("unrolled-mutants-").FullName;
    private readonly Dictionary<string, Split> splits = [];
    private readonly ThreadLocal<Child?> child = new();
    private readonly Library library;

    public Campaign(Library library) => this.library = library;

    /// <summary>The verdict on each mutant, in the order of the mutants.</summary>
    public IReadOnlyList<(Mutant Mutant, Verdict Verdict)> Run(IReadOnlyList<Mutant> mutants, Action<string>? progress = null)
    {
        foreach (string file in mutants.Select(m => m.File).Distinct()) Prepare(file);
        string?[] hashes = new string?[mutants.Count];
        InParallel(Enumerable.Range(0, mutants.Count), i => hashes[i] = Write(splits[mutants[i].File].Emit(mutants[i]), $"{i}"));
        var verdicts = Same(mutants, hashes);
        List<int> open = [.. Enumerable.Range(0, mutants.Count).Where(i => verdicts[i] is null)];
        int done = 0;
        InParallel(open, i =>
        {
            verdicts[i] = Check(mutants[i], $"{i}");
            progress?.Invoke($"{Interlocked.Increment(ref done)}/{open.Count} {verdicts[i]!.Outcome} {mutants[i]} · {verdicts[i]!.By}");
        });
        return [.. mutants.Zip(verdicts, (m, v) => (m, v!))];
    }

    /// <summary>The verdict on a file as it stands.</summary>
    public Verdict CheckUnchanged(string file, string subject)
    {
        Prepare(file);
        Write(splits[file].Emit(), $"{Safe(file)}.unchanged");
        using var own = new Child();
        return own.Check(subject, [.. Assemblies(file, $"{Safe(file)}.unchanged")]);
    }

    public void Dispose()
    {
        child.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Where pointers are at work, or after a crash, only the verdict of a fresh process counts: an earlier mutant may have spoilt its memory.</summary>
    private Verdict Check(Mutant mutant, string name)
    {
        string[] assemblies = [.. Assemblies(mutant.File, name)];
        if (child.Value is { } old && (mutant.Target.Unsafe || !old.IsAlive || old.Served >= ServedAtMost)) Renew();
        child.Value ??= new();
        var verdict = child.Value.Check(mutant.Target.Subject!, assemblies);
        if (child.Value.IsAlive || child.Value.Served == 1) return verdict;
        Renew();
        return child.Value.Check(mutant.Target.Subject!, assemblies);
    }

    private void Renew()
    {
        child.Value?.Dispose();
        child.Value = new();
    }

    private void Prepare(string file)
    {
        if (splits.ContainsKey(file)) return;
        var split = splits[file] = library.Around(file);
        Write(split.Lower, $"{Safe(file)}.lower");
        Write(split.Upper, $"{Safe(file)}.upper");
    }

    /// <summary>A mutant that compiles to the bytes of the unchanged file, or of an earlier mutant, is no mutant of its own.</summary>
    private Verdict?[] Same(IReadOnlyList<Mutant> mutants, string?[] hashes)
    {
        var verdicts = new Verdict?[mutants.Count];
        var first = new Dictionary<string, string>();
        foreach (var (file, split) in splits) first[Hash(split.Emit())] = $"{file} unchanged";
        for (int i = 0; i < mutants.Count; i++)
            if (hashes[i] is not { } hash) verdicts[i] = new(Outcome.DoesNotCompile);
            else if (!first.TryAdd(hash, mutants[i].ToString())) verdicts[i] = new(Outcome.SameCode, first[hash]);
        return verdicts;
    }

    private string? Write(byte[]? assembly, string name)
    {
        if (assembly is null) return null;
        File.WriteAllBytes(Assembly(name), assembly);
        return Hash(assembly);
    }

    private IEnumerable<string> Assemblies(string file, string middle) => new[] { $"{Safe(file)}.lower", middle, $"{Safe(file)}.upper" }.Select(Assembly);

    private string Assembly(string name) => Path.Combine(folder, $"{name}.dll");

    private static string Safe(string file) => file.Replace('/', '.');

    private static string Hash(byte[] assembly) => Convert.ToHexString(SHA256.HashData(assembly));

    private void InParallel(IEnumerable<int> items, Action<int> action)
    {
        var queue = new ConcurrentQueue<int>(items);
        var failures = new ConcurrentBag<Exception>();
        List<Thread> threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            try
            {
                while (failures.IsEmpty && queue.TryDequeue(out int i)) action(i);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
            finally
            {
                child.Value?.Dispose();
            }
        }))];
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        if (!failures.IsEmpty) throw new AggregateException(failures);
    }
}
