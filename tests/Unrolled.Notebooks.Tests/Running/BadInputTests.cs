namespace Unrolled.Notebooks.Tests.Running;

public class BadInputTests
{
    [Fact]
    public async Task Files_that_are_no_notebooks_of_ours_are_reported_and_the_next_runs()
    {
        using var folder = new TemporaryFolder();
        var good = Books.OfCode("1", "2").ToJson();
        (string Path, NotebookFault Fault, string Part)[] bad =
        [
            (Path.Combine(folder.Path, "none.ipynb"), NotebookFault.NoSuchFile, "no such file"),
            (folder.Path, NotebookFault.IsFolder, "a folder"),
            (folder.File("text.ipynb", "{ no"), NotebookFault.NotJson, "line 1, column 3"),
            (folder.File("old.ipynb", """{"nbformat":3,"worksheets":[]}"""), NotebookFault.Format, "nbformat 3"),
            (folder.File("python.ipynb", good.Replace("\"language\": \"C#\"", "\"language\": \"python\"")), NotebookFault.Language, "\"python\""),
            (folder.File("twins.ipynb", good.Replace("\"c2\"", "\"c1\"")), NotebookFault.CellId, "cell 2 of 2"),
        ];
        var listener = new Recorder();
        var report = await Run.All([.. bad.Select(b => b.Path), folder.File("good.ipynb", good)], null, listener);
        foreach (var (said, expected) in report.Notebooks.Zip(bad))
        {
            Assert.Equal((expected.Path, RunStatus.Invalid, expected.Fault, (int)expected.Fault), (said.Path, said.Status, said.Fault, said.ExitCode));
            Assert.Contains(expected.Path, said.Message);
            Assert.Contains(expected.Part, said.Message);
            Assert.DoesNotContain("   at ", said.Message);
        }
        Assert.Equal(RunStatus.Passed, report.Notebooks[^1].Status);
        Assert.Equal((int)NotebookFault.NoSuchFile, report.ExitCode);
        Assert.Equal(7, listener.Heard.Count(h => h.StartsWith("report")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_stops_the_run_before_it_begins()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("file", "");
        var book = folder.Save("book.ipynb", Books.OfCode("1"));
        var listener = new Recorder();
        var e = await Assert.ThrowsAsync<NotebookException>(() => Run.All([book], Run.Quick with { OutputFolder = Path.Combine(file, "out") }, listener));
        Assert.Equal(NotebookFault.NotWritable, e.Fault);
        Assert.Contains(Path.Combine(file, "out"), e.Message);
        Assert.Empty(listener.Heard);
    }

    [Fact]
    public async Task A_read_only_folder_stops_the_run_before_it_begins()
    {
        using var folder = new TemporaryFolder();
        using var mount = TemporaryMount.Of("size=64k,mode=755", readOnly: true);
        var book = folder.Save("book.ipynb", Books.OfCode("1"));
        var e = await Assert.ThrowsAsync<NotebookException>(() => Run.All([book], Run.Quick with { OutputFolder = mount.Path }));
        Assert.Equal(NotebookFault.NotWritable, e.Fault);
        Assert.Contains("Nothing was written", e.Message);
    }

    [Fact]
    public async Task A_full_disk_leaves_nothing_half_written_and_the_next_notebook_runs()
    {
        using var folder = new TemporaryFolder();
        using var mount = TemporaryMount.Of("size=64k", readOnly: false);
        var big = folder.Save("big.ipynb", Books.OfCode("new string('x', 200_000)"));
        var small = folder.Save("small.ipynb", Books.OfCode("1"));
        var report = await Run.All([big, small], Run.Quick with { OutputFolder = mount.Path });
        Assert.Equal([RunStatus.NotWritten, RunStatus.Passed], report.Notebooks.Select(n => n.Status));
        Assert.Equal((NotebookFault.NotWritable, 30), (report.Notebooks[0].Fault, report.ExitCode));
        Assert.Contains("executed copy was not written", report.Notebooks[0].Message);
        Assert.Equal(["small.ipynb"], new DirectoryInfo(mount.Path).GetFileSystemInfos().Select(f => f.Name));
        Assert.Throws<NotebookException>(() => AtomicFile.Write(Path.Combine(mount.Path, "small.ipynb"), new string('x', 200_000)));
        Assert.Single(NotebookDocument.Load(Path.Combine(mount.Path, "small.ipynb")).Cells);
    }

    [Fact]
    public async Task Two_notebooks_of_one_name_cannot_share_an_output_folder()
    {
        using var folder = new TemporaryFolder();
        var e = await Assert.ThrowsAsync<NotebookException>(() => Run.All(["a/01.ipynb", "b/01.ipynb"], Run.Quick with { OutputFolder = folder.Path }));
        Assert.Equal(NotebookFault.SameOutput, e.Fault);
        Assert.Contains("a/01.ipynb and b/01.ipynb", e.Message);
    }
}
