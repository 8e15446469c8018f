namespace Unrolled.Data;

/// <summary>A generated sentence up to its verb, with the number of its subject. See <see cref="Agreement"/>.</summary>
/// <param name="words">Numbers of words in <see cref="Agreement.Vocabulary"/>; not to be changed.</param>
/// <param name="plural">Whether the subject, the first noun, is plural.</param>
public sealed class AgreementSentence(int[] words, bool plural)
{
    /// <summary>What the net reads: the subject and the clause, one word per step; not to be changed.</summary>
    public int[] Words { get; } = words;

    /// <summary>The label: the verb is "were", not "was".</summary>
    public bool Plural { get; } = plural;

    /// <summary>How many words stand between the subject and its verb.</summary>
    public int Distance => Words.Length - 2;

    /// <summary>The whole sentence, such as "the cats which the dog near the old birds saw … were full".</summary>
    public override string ToString() => $"{Agreement.Write(Words)} {(Plural ? "were" : "was")} full";
}
