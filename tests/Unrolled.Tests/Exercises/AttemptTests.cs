using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

/// <summary>Answers that take too long, where no host can stop them.</summary>
public class AttemptTests
{
    private static Exercise<Func<int, int>> Twice(double seconds) => new("99-twice", "twice n", "Write 2 n.", n => 2 * n,
        [new("of 1", f => f(1)), new("of 2", f => f(2)), new("of 3", f => f(3))], [], ["Add."], seconds: seconds);

    [Fact]
    public void An_answer_that_does_not_come_back_is_met_with_a_question()
    {
        using var end = new ManualResetEventSlim();
        int calls = 0;
        var result = Twice(0.2).Check(n =>
        {
            calls++;
            if (n == 2) end.Wait();
            return 2 * n;
        });
        end.Set();
        Assert.Equal(ExerciseStatus.Wrong, result.Status);
        Assert.Equal("Your function, for 2, did not come back within 0.2 s; is there a loop whose condition never turns false? It is still at work in the background, "
            + "for this notebook cannot stop it: mend the loop, then restart the kernel.", result.Message);
        Assert.Equal(2, calls);
    }

    [Fact]
    public void A_slow_answer_that_ends_in_time_is_judged_as_any_other() => Assert.Equal(ExerciseStatus.Right, Twice(60).Check(n =>
    {
        Thread.Sleep(20);
        return n + n;
    }).Status);

    [Fact]
    public void A_deep_recursion_that_ends_is_judged_as_any_other()
    {
        static int Down(int n) => n == 0 ? 0 : 2 + Down(n - 1);
        Assert.Equal(ExerciseStatus.Right, new Exercise<Func<int, int>>("99-deep", "it", "2 n", n => 2 * n, [new("of 20000", f => f(20000))], [], []).Check(Down).Status);
    }

    [Fact]
    public void What_flows_with_a_call_flows_into_the_answer()
    {
        var ambient = new AsyncLocal<int> { Value = 2 };
        Assert.True(Twice(5).Passes(n => ambient.Value * n));
    }
}
