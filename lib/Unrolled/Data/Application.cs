using Unrolled.Sequences;

namespace Unrolled.Data;

/// <summary>A task on sequences: what a step is, how long input and output typically are, and the architecture that has these lengths.</summary>
/// <param name="Name">For example "sentiment of a review".</param>
/// <param name="Step">What one step is: a word, a note, a day.</param>
/// <param name="Tx">A typical number of steps of the input.</param>
/// <param name="Ty">A typical number of steps of the output; 1 for a single answer.</param>
/// <param name="Form">The architecture.</param>
public sealed record Application(string Name, string Step, int Tx, int Ty, SequenceForm Form)
{
    /// <summary>The rule that the lengths break; null where lengths and architecture agree.</summary>
    public string? Contradiction => (Form, Tx, Ty) switch
    {
        (_, < 1, _) or (_, _, < 1) => "a length is at least 1",
        (SequenceForm.OneToOne, > 1, _) or (SequenceForm.OneToOne, _, > 1) => "one to one has T_x = T_y = 1",
        (SequenceForm.OneToMany, > 1, _) or (SequenceForm.OneToMany, _, 1) => "one to many has T_x = 1 and T_y > 1",
        (SequenceForm.ManyToOne, 1, _) or (SequenceForm.ManyToOne, _, > 1) => "many to one has T_x > 1 and T_y = 1",
        (SequenceForm.ManyToMany, 1, 1) => "many to many has more than one step",
        (SequenceForm.ManyToMany, 1, _) => "a single input has no other steps to be aligned with",
        (SequenceForm.ManyToMany, _, 1) => "a single output cannot be aligned with several inputs",
        (SequenceForm.ManyToMany, var tx, var ty) when tx != ty => "aligned sequences have T_x = T_y",
        (SequenceForm.EncoderDecoder, 1, 1) => "an encoder–decoder has T_x > 1 and T_y > 1",
        (SequenceForm.EncoderDecoder, 1, _) => "an encoder–decoder has T_x > 1",
        (SequenceForm.EncoderDecoder, _, 1) => "an encoder–decoder has T_y > 1",
        _ => null,
    };

    /// <summary>What to ask next about a task of this architecture; there is more than one good answer.</summary>
    public string Question => Form switch
    {
        SequenceForm.OneToOne => "Is there an order in the data after all?",
        SequenceForm.OneToMany => "How does the net know when to stop?",
        SequenceForm.ManyToOne => "When could it answer early, and how sure is it then?",
        SequenceForm.ManyToMany => "May the answer at step t wait for what comes after t?",
        _ => "What if the input is ten times as long?",
    };

    /// <summary>The applications named in O. Zeigermann's slides "Simple RNNs" (2018). Lengths are examples; what a step is, and the architecture, are this course's reading of them.</summary>
    public static IReadOnlyList<Application> OfZeigermann { get; } =
    [
        new("addition, “216+648” to “864”", "a character", 7, 3, SequenceForm.EncoderDecoder),
        new("a melody from a point in a space of melodies", "a note", 1, 32, SequenceForm.OneToMany),
        new("translation", "a word", 6, 7, SequenceForm.EncoderDecoder),
        new("drawing a sketch", "a movement of the pen", 1, 100, SequenceForm.OneToMany),
        new("speech recognition, a letter or a blank for each frame", "a frame of sound", 300, 300, SequenceForm.ManyToMany),
        new("sentiment of a review", "a word", 80, 1, SequenceForm.ManyToOne),
        new("generating text or source code", "a character", 1, 500, SequenceForm.OneToMany),
    ];
}
