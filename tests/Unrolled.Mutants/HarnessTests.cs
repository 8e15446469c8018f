using Microsoft.CodeAnalysis.Text;

[assembly: CollectionBehavior(DisableTestParallelization = true)]                   // a campaign uses all processors itself

namespace Unrolled.Mutants;

/// <summary>A harness that kills everything, or sees nothing, would report the same bright figures: these tests are its own mutants.</summary>
public sealed class HarnessTests(HarnessTests.Fixture fixture) : IClassFixture<HarnessTests.Fixture>
{
    private readonly Library library = fixture.Library;
    private readonly Campaign campaign = fixture.Campaign;

    public sealed class Fixture : IDisposable
    {
        internal Library Library { get; }

        internal Campaign Campaign { get; }

        public Fixture() => Campaign = new(Library = Library.Find());

        public void Dispose() => Campaign.Dispose();
    }

    [Fact]
    public void The_unchanged_library_passes_all_checks()
    {
        foreach (var (file, subject) in Mutator.Mutants(library, Target.All).Select(m => (m.File, m.Target.Subject!)).Distinct())
            Assert.Equal(new Verdict(Outcome.Survived), campaign.CheckUnchanged(file, subject));
    }

    [Theory]
    [InlineData("now.H * now.H", "now.H * now.H + 0 * d.H", nameof(Outcome.Survived))]        // other code, same gradient
    [InlineData("now.H * now.H", "(now.H * now.H)", nameof(Outcome.SameCode))]
    [InlineData("now.H * now.H", "now.H * now", nameof(Outcome.DoesNotCompile))]
    [InlineData("now.H * now.H", "now.H", nameof(Outcome.Killed))]
    [InlineData("return new(0);", "while (true) { }", nameof(Outcome.TimedOut))]
    [InlineData("return new(0);", "return Backward(ref a, prev, now, new(now.H + 0 * Backward(ref a, prev, now, d).H));", nameof(Outcome.Crashed))]
    public void A_verdict_says_what_happened(string before, string after, string outcome) =>
        Assert.Equal(outcome, $"{campaign.Run([Change("Cells/Elman.cs", before, after)])[0].Verdict.Outcome}");

    [Fact]
    public void A_crash_and_an_endless_loop_do_not_touch_the_others()
    {
        string[] after = ["while (true) { }", "return new(0 * d.H);", "Environment.FailFast(null); return new(0);", "return new(0 * prev.H);", "return new(1);"];
        var verdicts = campaign.Run([.. after.Select(text => Change("Cells/Elman.cs", "return new(0);", text))]);
        Assert.Equal([Outcome.TimedOut, Outcome.Survived, Outcome.Crashed, Outcome.Survived, Outcome.Killed], verdicts.Select(v => v.Verdict.Outcome));
    }

    [Fact]
    public void A_survivor_is_reported_unless_it_is_listed()
    {
        var verdicts = campaign.Run([Change("Cells/Elman.cs", "return new(0);", "return new(0 * d.H);"), Change("Cells/Elman.cs", "return new(0);", "return new(1);")]);
        var (survivor, killed) = (verdicts[0].Mutant.Key, verdicts[1].Mutant.Key);
        var open = Report.Of(verdicts, [], 1);
        Assert.Contains(survivor, Assert.Single(open.Survivors));
        Assert.Equal((2, 2, 1, 1), (open.All.Generated, open.All.Compiled, open.All.Killed, open.All.Survivors));
        var closed = Report.Of(verdicts, [new(survivor, "0"), new(killed, "wrong"), new("gone", "gone")], 1);
        Assert.Empty(closed.Survivors);
        Assert.Equal(survivor, Assert.Single(closed.Equivalent).Mutant);
        Assert.Equal([killed, "gone"], closed.Stale);
    }

    private Mutant Change(string file, string before, string after)
    {
        int at = library[file].ToString().IndexOf(before, StringComparison.Ordinal);
        return new(Target.All[0] with { Subject = "Elman" }, file, "Backward", "by hand", before, new TextSpan(at, before.Length), before, after, 1);
    }
}
