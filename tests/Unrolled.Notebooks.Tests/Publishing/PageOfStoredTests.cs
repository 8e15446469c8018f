using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests.Publishing;

public class PageOfStoredTests
{
    [Fact]
    public void A_page_of_a_published_lesson_shows_the_svg_that_is_light_and_dark_and_not_the_picture()
    {
        var figure = Sample.Display("application/vnd.unrolled.svg+xml", Sample.Svg, "Loss");
        figure["data"]!["image/png"] = "iVBORw0KGgo=";
        var page = Page.Render(Sample.Of(Sample.Code("f", figure)));
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", page);
        Assert.DoesNotContain("image/png", page);
    }
}
