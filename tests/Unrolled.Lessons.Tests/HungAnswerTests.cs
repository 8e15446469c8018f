using Unrolled.Notebooks;

namespace Unrolled.Lessons.Tests;

/// <summary>Answers and trainings that would never end, in the kernel with the library.</summary>
public class HungAnswerTests
{
    private readonly List<KernelEvent> events = [];
    private readonly CSharpKernel kernel;
    private int cell;

    public HungAnswerTests() => kernel = new(LessonTests.Notebooks, e => { lock (events) events.Add(e); });

    [Theory]
    [InlineData(2, "while (true) { }", "Your function (line 3), for 2, did not come back within 2 s; is there a loop whose condition never turns false?")]
    [InlineData(2, "for (;;) ;", "Your function (line 3), for 2, did not come back within 2 s; is there a loop whose condition never turns false?")]
    [InlineData(2, "return Enumerable.Range(0, 3).Sum(i => { while (true) { } return i; });", "Your function (line 3), for 2, did not come back within 2 s; is there a loop whose condition never turns false?")]
    [InlineData(2, "IEnumerable<int> Ones() { while (true) yield return 1; } return Ones().Count();", "Your function (line 3), for 2, did not come back within 2 s; is there a loop whose condition never turns false?")]
    [InlineData(60, "return 1 + Twice(n);", "Your code stopped (line 2), for 2: a function calls itself without end. Is there a case in which it does not, and does every call come nearer to it?")]
    public async Task An_answer_without_end_is_stopped_and_told_so(double seconds, string line, string said)
    {
        await Run("#!import unrolled.csx");
        await Run($"var exercise = new Exercise<Func<int, int>>(\"99-twice\", \"twice n\", \"Write 2 n.\", n => 2 * n, [new(\"of 2\", f => f(2))], [], [], seconds: {seconds});");
        string told = await Run($"int Twice(int n)\n{{\n    {line}\n}}\nexercise.Check(Twice).Message");
        Assert.Equal(said, told);
        Assert.Equal("42", await Run("exercise.Use(n => 2 * n)(21)"));
    }

    [Theory]
    [InlineData("new Trainer(new Sgd(0.1, new Dense(1, 1, new Random64(1)).Parameters)).Run(Enumerable.Repeat(1.0, int.MaxValue).Where(double.IsFinite), Math.Sqrt);")]
    [InlineData("BracketSets.Batches(NegativeKind.Easy, 32, 1).All(Enumerable.Any);")]
    [InlineData("DelayedBits.Segments(lag: 1, B: 1, k1: 1, seed: 1).LongCount();")]
    public async Task A_loop_of_the_library_stops_when_the_cell_is_interrupted(string line)
    {
        await Run("#!import unrolled.csx");
        await Run("int kept = 42;");
        var running = Task.Run(() => kernel.RunAsync($"cell {++cell}", line));
        while (await Task.WhenAny(running, Task.Delay(500)) != running) kernel.Interrupt();
        var error = Assert.IsType<KernelEvent.Error>(events[^1]);
        Assert.True(error.Message.StartsWith("Stopped when asked to, at cell 3, line 1:", StringComparison.Ordinal), error.Message);
        Assert.Equal("42", await Run("kept"));
    }

    private async Task<string> Run(string source)
    {
        events.Clear();
        await kernel.RunAsync($"cell {++cell}", source);
        Assert.True(!events.OfType<KernelEvent.Error>().Any(), string.Join('\n', events.OfType<KernelEvent.Error>().SelectMany(e => e.Traceback)));
        return events.OfType<KernelEvent.Result>().SingleOrDefault()?.Bundle["text/plain"] ?? "";
    }
}
