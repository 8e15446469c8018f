using System.Linq.Expressions;

namespace Unrolled.Exercises;

/// <summary>A function that does what another does, and remembers with what it was called and what it returned.</summary>
internal sealed class Recorded<F> where F : Delegate
{
    private readonly List<Answer[]> arguments = [];
    private readonly List<Answer> values = [];

    public Recorded(F inner)
    {
        var invoke = typeof(F).GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(p => Expression.Parameter(p.ParameterType, p.Name)).ToArray();
        var all = Expression.NewArrayInit(typeof(object), parameters.Select(p => Expression.Convert(p, typeof(object))));
        Action<object?[]> arrive = given => arguments.Add([.. given.Select(Answer.Of)]), depart = given => Changed ??= Differing(arguments[^1], given);
        var value = Expression.Variable(invoke.ReturnType);
        var leave = ((Delegate)Leave<object>).Method.GetGenericMethodDefinition().MakeGenericMethod(invoke.ReturnType);
        Function = Expression.Lambda<F>(Expression.Block([value],
            Expression.Invoke(Expression.Constant(arrive), all),
            Expression.Assign(value, Expression.Invoke(Expression.Constant(inner), parameters)),
            Expression.Invoke(Expression.Constant(depart), all),
            Expression.Call(Expression.Constant(this), leave, value)), parameters).Compile();
    }

    public F Function { get; }

    /// <summary>Which argument a call left otherwise than it came, the first that did; null when all stayed as they were.</summary>
    public int? Changed { get; private set; }

    /// <summary>Whether functions of this type can be recorded: by value in, a value out.</summary>
    public static bool IsPossible { get; } = typeof(F).GetMethod("Invoke") is { } invoke && invoke.ReturnType != typeof(void) && !invoke.ReturnType.IsByRef
        && !invoke.GetParameters().Any(p => p.ParameterType.IsByRef || p.ParameterType.IsByRefLike);

    /// <summary>The arguments as they arrived and the value, when there was one call and its value is what the probe gave.</summary>
    public (Answer[] Arguments, Answer Value)? Single(Answer given) =>
        values is [var value] && value.Shape == given.Shape && value.Leaves.SequenceEqual(given.Leaves) ? (arguments[0], value) : null;

    private static int? Differing(Answer[] before, object?[] after) =>
        Enumerable.Range(0, after.Length).Where(i => !before[i].Leaves.SequenceEqual(Answer.Of(after[i]).Leaves)).Select(i => (int?)i).FirstOrDefault();

    private T Leave<T>(T value)
    {
        values.Add(Answer.Of(value));
        return value;
    }
}
