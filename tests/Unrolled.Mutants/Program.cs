using System.Diagnostics;
using System.Text.RegularExpressions;
using Unrolled.Mutants;

if (args is [Checker.Argument]) return Checker.Run(Console.In, Console.Out);
if (args is ["--time", var file]) { var sp = Library.Find().Around(file); File.WriteAllBytes("/tmp/l.dll", sp.Lower); File.WriteAllBytes("/tmp/m.dll", sp.Emit()); File.WriteAllBytes("/tmp/u.dll", sp.Upper); Console.WriteLine(string.Join(" ", sp.Middle.SyntaxTrees.Select(t => t.FilePath))); return 0; }
if (args is ["--list", ..] or ["--run", ..])
{
    var library = Library.Find();
    string filter = args.ElementAtOrDefault(1) ?? "";
    List<Mutant> mutants = [.. Mutator.Mutants(library, Target.All).Where(m => Regex.IsMatch(m.Key, filter))];
    if (args[0] == "--list")
    {
        mutants.ForEach(m => Console.WriteLine($"{m.Line,4} {m.Change,-40} {m.Key}"));
        Console.WriteLine($"{mutants.Count} mutants");
        return 0;
    }
    var clock = Stopwatch.StartNew();
    using var campaign = new Campaign(library);
    var verdicts = campaign.Run(mutants, Console.WriteLine);
    foreach (var (mutant, verdict) in verdicts.Where(v => v.Verdict.Outcome == Outcome.Survived)) Console.WriteLine($"SURVIVED {mutant.Line} {mutant.Key}");
    foreach (var group in verdicts.GroupBy(v => v.Verdict.Outcome).OrderBy(g => g.Key)) Console.WriteLine($"{group.Key,-16} {group.Count()}");
    Console.WriteLine($"{clock.Elapsed.TotalSeconds:0} s");
    return 0;
}
return await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
