using System.Linq.Expressions;

namespace Unrolled.Exercises;

/// <summary>A function with two of its arguments swapped.</summary>
internal static class Permuted<F> where F : Delegate
{
    /// <returns>Null when the two are not of one type.</returns>
    public static F? Swap(F function, int i, int j)
    {
        var parameters = typeof(F).GetMethod("Invoke")!.GetParameters().Select(p => Expression.Parameter(p.ParameterType)).ToArray();
        if (parameters[i].Type != parameters[j].Type) return null;
        var order = parameters.ToArray();
        (order[i], order[j]) = (order[j], order[i]);
        return Expression.Lambda<F>(Expression.Invoke(Expression.Constant(function), order), parameters).Compile();
    }
}
