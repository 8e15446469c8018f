using System.Text.Json.Nodes;
using Unrolled.Reporting;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>Where a learner's answer stands.</summary>
public enum ExerciseStatus
{
    /// <summary>The stub has not been replaced.</summary>
    NotYet,

    /// <summary>The answer agrees with the reference on every probe.</summary>
    Right,

    /// <summary>The answer differs, or its code stopped with an error.</summary>
    Wrong,
}

/// <summary>What a check says about a learner's answer.</summary>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class ExerciseResult : Shown
{
    /// <summary>The MIME type under which the runner collects exercises.</summary>
    public const string MimeType = "application/vnd.unrolled.exercise+json";

    internal ExerciseResult(string id, ExerciseStatus status, string message)
        : base($"{id}: {Word(status)} {Mark(status)}\n{message}", Html(id, status, message)) =>
        (Id, Status, Message) = (id, status, message);

    /// <summary>The exercise, for example "03-dU".</summary>
    public string Id { get; }

    /// <summary>Not yet, right or wrong.</summary>
    public ExerciseStatus Status { get; }

    /// <summary>What to do next, or what differs and where.</summary>
    public string Message { get; }

    /// <summary>The three forms of the result.</summary>
    public override IReadOnlyDictionary<string, string> ToMimeBundle() =>
        new Dictionary<string, string>(base.ToMimeBundle())
        {
            [MimeType] = Json.Write(new JsonObject { ["id"] = Id, ["status"] = Word(Status), ["message"] = Message }),
        };

    private static string Html(string id, ExerciseStatus status, string message) =>
        $"""<div class="unrolled-exercise {Word(status).Replace(' ', '-')}"><p><strong>{Escape(id)}: {Word(status)} {Mark(status)}</strong></p><p>{Escape(message)}</p></div>""";

    private static string Word(ExerciseStatus status) => status switch
    {
        ExerciseStatus.NotYet => "not yet",
        ExerciseStatus.Right => "right",
        _ => "wrong",
    };

    private static string Mark(ExerciseStatus status) => status switch
    {
        ExerciseStatus.NotYet => "…",
        ExerciseStatus.Right => "✓",
        _ => "✗",
    };
}
