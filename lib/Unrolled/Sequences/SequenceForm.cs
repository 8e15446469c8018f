namespace Unrolled.Sequences;

/// <summary>How a net's inputs and outputs are spread over its steps.</summary>
public enum SequenceForm
{
    /// <summary>One input, one output, no recurrence: a plain feedforward net.</summary>
    OneToOne,

    /// <summary>One input, an output at every step, each fed back as the next input: a name, a melody.</summary>
    OneToMany,

    /// <summary>An input at every step, one output after the last: a class, a mood.</summary>
    ManyToOne,

    /// <summary>An output for each input, T_x = T_y: tags, frames.</summary>
    ManyToMany,

    /// <summary>An encoder reads all inputs, then a decoder writes the outputs: a translation; T_x and T_y may differ.</summary>
    EncoderDecoder,
}
