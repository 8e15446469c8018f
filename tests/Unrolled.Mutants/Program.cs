using System.Diagnostics;
using System.Text.RegularExpressions;
using Unrolled.Mutants;

// Beside the tests:  --list [pattern]  names the mutants,  --run [pattern]  lets the checks loose on them.
if (args is [Checker.Argument]) return Checker.Run(Console.In, Console.Out);
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
    Console.WriteLine(Report.Of(verdicts, Equivalent.Load(library.Root), clock.Elapsed.TotalSeconds));
    return 0;
}
return await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
