using System.Diagnostics;
using System.Globalization;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Showing;

/// <summary>Follows a run: which lesson, which cell of how many, how long so far, how long still.</summary>
internal abstract class Progress : IRunListener
{
    private readonly Queue<int> ahead;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private double running;
    private int done, left, later;

    protected Progress(IEnumerable<string> notebooks)
    {
        ahead = new(notebooks.Select(CodeCells));
        later = ahead.Sum();
    }

    /// <summary>What is going on, in one line.</summary>
    protected string Now { get; private set; } = "starting";

    public virtual void NotebookStarted(string path, int codeCells)
    {
        later -= ahead.TryDequeue(out int expected) ? expected : 0;
        left = codeCells;
        Now = Name(path);
    }

    public virtual void CellStarted(string path, int index, int count, string firstLine)
    {
        left = count - index + 1;
        Now = $"{Name(path)} · cell {index} of {count} · {Short(firstLine)}";
    }

    public virtual void CellFinished(string path, int index, double seconds, bool ok) => (done, left, running) = (done + 1, left - 1, running + seconds);

    public virtual void NotebookFinished(NotebookReport report) => left = 0;

    /// <summary>Elapsed time, and the time left if the cells to come take as long as those so far.</summary>
    protected string Times()
    {
        int ahead = left + later;
        string estimate = done < 3 || ahead <= 0 ? "" : $", about {Seconds(running / done * ahead)} left";
        return Seconds(clock.Elapsed.TotalSeconds) + estimate;
    }

    /// <summary>Runs notebooks under this eye.</summary>
    public virtual Task<RunReport> WatchAsync(Func<IRunListener, Task<RunReport>> run) => run(this);

    /// <summary>The right kind for the terminal.</summary>
    public static Progress For(Terminal terminal, IReadOnlyList<string> notebooks) => terminal.IsLive ? new LiveProgress(notebooks) : new PlainProgress(terminal, notebooks);

    public static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    public static string Seconds(double seconds) =>
        seconds < 99.5 ? $"{seconds.ToString(seconds < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture)} s" : $"{(int)(seconds / 60)} min {seconds % 60:00} s";

    private static string Short(string line) => line.Length > 48 ? line[..47] + "…" : line;

    private static int CodeCells(string path)
    {
        try { return NotebookDocument.Load(path).CodeCells.Count(); }
        catch (NotebookException) { return 0; }                        // the runner tells what is wrong with it
    }
}
