using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

public class LessonExercisesTests
{
    public static TheoryData<string> Ids => [.. All.Select(e => e.Id)];

    /// <summary>LessonNN, and LessonNNb for a further part.</summary>
    private static IEnumerable<Type> Lessons => typeof(Exercise).Assembly.GetTypes().Where(t => Regex.IsMatch(t.Name, "^Lesson[0-9]{2}[b-z]?$")).OrderBy(t => t.Name, StringComparer.Ordinal);

    private static IEnumerable<Exercise> All => Lessons.SelectMany(Listed);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_reference_is_right_and_three_wrong_answers_or_more_meet_a_hint_of_their_own(string id)
    {
        var faults = Find(id).Faults();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

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
        Assert.All(Lessons, lesson => Assert.All(Listed(lesson), e => Assert.StartsWith($"{lesson.Name["Lesson".Length..]}-", e.Id)));
    }

    [Fact]
    public void Every_exercise_of_a_lesson_is_in_its_list()
    {
        Assert.Contains(typeof(Lesson03), Lessons);
        Assert.All(Lessons, lesson => Assert.Equivalent(
            lesson.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<Exercise>().Select(e => e.Id), Listed(lesson).Select(e => e.Id), strict: true));
    }

    private static IReadOnlyList<Exercise> Listed(Type lesson) => (IReadOnlyList<Exercise>)lesson.GetProperty("All")!.GetValue(null)!;

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
