using Unrolled.Notebooks.Publishing;

namespace Unrolled.Notebooks.Tests.Publishing;

public class StableTextTests
{
    private static readonly StableText Stable = new("/srv/my course/notebooks", new DateTime(2031, 3, 7));

    [Theory]
    [InlineData("done in 12.5 s", "done in … s")]
    [InlineData("took 1,250 ms, then 3 min 20 s", "took … ms, then … min … s")]
    [InlineData("0.3s per batch; 4e-05 seconds a step", "…s per batch; … seconds a step")]
    [InlineData("487,585 symbols a second here", "… symbols a second here")]
    [InlineData("3.1e5 training tokens per second", "… training tokens per second")]
    [InlineData("371,000 characters/s", "… characters/s")]
    [InlineData("at 14:07:48.123, after 00:00:01.2345678", "at …, after …")]
    [InlineData("on 2031-03-07T14:07:48.5Z", "on …")]
    [InlineData("on Friday, 7 March 2031 or 03/07/2031 09:15", "on … or …")]
    [InlineData("written 2031-03-06 23:59", "written …")]
    [InlineData("read /srv/my course/data/names.txt", "read …/data/names.txt")]
    [InlineData("in /srv/my course/notebooks/x.csv", "in …/x.csv")]
    [InlineData("at /home/ada/unrolled/lib/a.dll:", "at …/a.dll:")]
    [InlineData("at C:\\Users\\ada\\a.dll", "at …\\a.dll")]
    [InlineData("process id 4711, pid: 12", "process id …, pid: …")]
    [InlineData("object at 0x7f8a12345678", "object at 0x…")]
    [InlineData("on 2 threads of 16 logical processors; threads: 4", "on … threads of … logical processors; threads: …")]
    public void What_differs_from_run_to_run_is_taken_out(string said, string stored)
    {
        Assert.Equal(stored, Stable.Of(said));
        Assert.Equal(stored, Stable.Of(stored));
    }

    [Theory]
    [InlineData("loss 0.254 after 1,250 updates, 97 % right")]
    [InlineData("x⟨3⟩ and 2 s⟨t⟩; 5 h; 3 m; 10 symbols; 4 × 5")]
    [InlineData("in 1997, on 1749-01-15, by 12/31/1999")]
    [InlineData("dL/dh / ‖∂L⟨t⟩/∂h⟨k⟩‖ and/or 1/2")]
    [InlineData("<td style=\"text-align:right\">1.5</td></tr>")]
    [InlineData("https://example.org/a/b/c.html")]
    [InlineData("ratio 3:10, constant 0xEDB88320")]
    public void What_a_lesson_computes_stays(string said) => Assert.Equal(said, Stable.Of(said));
}
