using System.Linq.Expressions;
using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

public class LessonExercisesTests
{
    public static TheoryData<string> Ids => [.. All.Select(e => e.Id)];

    private static IEnumerable<Exercise> All => [.. Lesson03.All, .. Lesson06.All];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_reference_is_right_and_three_wrong_answers_or_more_meet_a_hint_of_their_own(string id) => Assert.Empty(Find(id).Faults());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_stub_is_not_yet(string id) => Assert.Equal(ExerciseStatus.NotYet, CheckStub((dynamic)Find(id)).Status);

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_hints_and_a_solution_to_show(string id)
    {
        var exercise = Find(id);
        Assert.InRange(exercise.Hints.Count, 2, 3);
        Assert.NotEqual("", exercise.Solution);
        Assert.DoesNotContain("Lesson0", exercise.Solution);
    }

    [Fact]
    public void Ids_are_unique_and_begin_with_the_lesson()
    {
        Assert.Distinct(All.Select(e => e.Id));
        Assert.All(Lesson03.All, e => Assert.StartsWith("03-", e.Id));
        Assert.All(Lesson06.All, e => Assert.StartsWith("06-", e.Id));
    }

    private static Exercise Find(string id) => All.Single(e => e.Id == id);

    private static ExerciseResult CheckStub<F>(Exercise<F> exercise) where F : Delegate
    {
        var invoke = typeof(F).GetMethod("Invoke")!;
        var stub = Expression.Lambda<F>(
            Expression.Throw(Expression.New(typeof(NotSolvedYet)), invoke.ReturnType),
            invoke.GetParameters().Select(p => Expression.Parameter(p.ParameterType)));
        return exercise.Check(stub.Compile());
    }
}
