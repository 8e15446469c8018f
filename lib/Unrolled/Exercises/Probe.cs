namespace Unrolled.Exercises;

/// <summary>One question put to an answer: the same inputs go to the learner's function and to the reference, and the values are compared.</summary>
/// <param name="Case">The inputs in words that follow the value's name: "with H = 3, B = 4", "of “([)]”".</param>
/// <param name="Ask">Calls the function on freshly made inputs and returns what is compared: number, bool, text, matrix, vector, or lists and tuples of these.</param>
/// <param name="What">The name of the value where it is not the exercise's own: "the number of strings that are still valid".</param>
/// <param name="Tell">A sentence about an answer that differs, in place of "… should be … but is …": a counterexample says more than "false".</param>
public sealed record Probe<F>(string Case, Func<F, object?> Ask, string? What = null, Func<F, string>? Tell = null) where F : Delegate;

/// <summary>A wrong answer that learners typically give, with the hint that helps those who gave it.</summary>
/// <param name="Name">What is wrong in a few words, for instructors: "transposed".</param>
/// <param name="Function">The wrong answer itself.</param>
/// <param name="Hint">Said to a learner whose answer gives the same values.</param>
public sealed record WrongAnswer<F>(string Name, F Function, string Hint) where F : Delegate;
