using Unrolled.Data;
using Unrolled.Sequences;

namespace Unrolled.Tests.Data;

public class ApplicationTests
{
    public static TheoryData<SequenceForm> Forms => [.. Enum.GetValues<SequenceForm>()];

    /// <summary>Which lengths each architecture has, said a second way.</summary>
    private static bool Fits(SequenceForm form, int tx, int ty) => tx > 0 && ty > 0 && form switch
    {
        SequenceForm.OneToOne => tx == 1 && ty == 1,
        SequenceForm.OneToMany => tx == 1 && ty > 1,
        SequenceForm.ManyToOne => tx > 1 && ty == 1,
        SequenceForm.ManyToMany => tx == ty && tx > 1,
        _ => tx > 1 && ty > 1,
    };

    [Theory, MemberData(nameof(Forms))]
    public void Lengths_and_architecture_agree_or_the_broken_rule_is_named(SequenceForm form)
    {
        for (int tx = -1; tx < 4; tx++)
            for (int ty = -1; ty < 4; ty++)
            {
                var application = new Application("any", "a step", tx, ty, form);
                Assert.Equal(Fits(form, tx, ty), application.Contradiction is null);
            }
    }

    [Theory, MemberData(nameof(Forms))]
    public void Every_architecture_has_a_question_of_its_own(SequenceForm form)
    {
        string Question(SequenceForm f) => new Application("any", "a step", 1, 1, f).Question;
        Assert.EndsWith("?", Question(form));
        Assert.All(Enum.GetValues<SequenceForm>().Where(f => f != form), f => Assert.NotEqual(Question(form), Question(f)));
    }

    [Fact]
    public void The_applications_of_the_slides_agree_with_their_lengths() => Assert.All(Application.OfZeigermann, a => Assert.Null(a.Contradiction));
}
