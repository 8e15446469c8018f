using System.Text.Encodings.Web;
using System.Text.Json;

namespace Unrolled.Mutants;

/// <summary>The mutants of one file, or of all, counted.</summary>
/// <param name="Generated">Different texts.</param>
/// <param name="Compiled">Those the compiler accepts and makes a program of its own of.</param>
/// <param name="Killed">Those a check noticed; crashes and endless loops are among them.</param>
internal sealed record Tally(string File, int Generated, int DoNotCompile, int SameCode, int Compiled, int Killed, int Crashed, int TimedOut, int Equivalent, int Survivors)
{
    public static Tally Of(string file, IReadOnlyCollection<(Mutant Mutant, Verdict Verdict)> verdicts, ISet<string> listed)
    {
        int Count(Outcome outcome) => verdicts.Count(v => v.Verdict.Outcome == outcome);
        var alive = verdicts.Where(v => v.Verdict.Outcome == Outcome.Survived).ToList();
        int equivalent = alive.Count(v => listed.Contains(v.Mutant.Key)), same = Count(Outcome.SameCode), errors = Count(Outcome.DoesNotCompile);
        return new(file, verdicts.Count, errors, same, verdicts.Count - errors - same, verdicts.Count(v => v.Verdict.IsDeath), Count(Outcome.Crashed), Count(Outcome.TimedOut), equivalent, alive.Count - equivalent);
    }
}

/// <summary>What a campaign found.</summary>
internal sealed record Report(Tally All, IReadOnlyList<Tally> Files, IReadOnlyList<string> Survivors, IReadOnlyList<Equivalent> Equivalent, IReadOnlyList<string> Stale, double Seconds)
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Report Of(IReadOnlyList<(Mutant Mutant, Verdict Verdict)> verdicts, IReadOnlyList<Equivalent> listed, double seconds)
    {
        var keys = listed.Select(e => e.Mutant).ToHashSet();
        var alive = verdicts.Where(v => v.Verdict.Outcome == Outcome.Survived).Select(v => v.Mutant.Key).ToHashSet();
        return new(Tally.Of("all", verdicts, keys), [.. verdicts.GroupBy(v => v.Mutant.File).Select(g => Tally.Of(g.Key, [.. g], keys))],
            [.. verdicts.Where(v => alive.Contains(v.Mutant.Key) && !keys.Contains(v.Mutant.Key)).Select(v => $"line {v.Mutant.Line}, {v.Mutant.Change}: {v.Mutant.Key}")],
            [.. listed.Where(e => alive.Contains(e.Mutant))], [.. keys.Where(k => !alive.Contains(k))], seconds);
    }

    /// <summary>Writes a temporary file, then renames it.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(this, options) + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
    }

    public override string ToString() => string.Join("\n",
    [
        $"{"",-36} generated  compiled  killed (crashed, endless)  equivalent  survivors",
        .. Files.Append(All).Select(f => $"{f.File,-36} {f.Generated,9} {f.Compiled,9} {f.Killed,7} {f.Crashed,9} {f.TimedOut,8} {f.Equivalent,11} {f.Survivors,10}"),
        $"{All.DoNotCompile} did not compile and {All.SameCode} compiled to the code of another; {Seconds:0} s",
        .. Survivors.Select(s => $"survivor: {s}"),
        .. Equivalent.Select(e => $"equivalent: {e.Mutant} because {e.Reason}"),
        .. Stale.Select(s => $"listed as equivalent, but killed or gone: {s}"),
    ]);
}
