namespace Unrolled.Notebooks;

/// <summary>What is wrong with a notebook or with the place it should be written to. The value is the exit code.</summary>
public enum NotebookFault
{
    /// <summary>The path names no file.</summary>
    NoSuchFile = 20,
    /// <summary>The path names a folder.</summary>
    IsFolder = 21,
    /// <summary>The file exists but cannot be read, or is not UTF-8.</summary>
    Unreadable = 22,
    /// <summary>The file is not JSON.</summary>
    NotJson = 23,
    /// <summary>The file is JSON, but no notebook of format 4.</summary>
    Format = 24,
    /// <summary>The notebook, or one of its cells, is in another language than C#.</summary>
    Language = 25,
    /// <summary>A cell's id is missing, malformed or used twice.</summary>
    CellId = 26,
    /// <summary>A cell lacks its type, its source or its metadata, or has one of a wrong type.</summary>
    BrokenCell = 27,
    /// <summary>Parameters were given, but the notebook does not have exactly one cell tagged <c>parameters</c>.</summary>
    Parameters = 28,
    /// <summary>A file cannot be written: the folder is read-only or missing, or the disk is full.</summary>
    NotWritable = 30,
    /// <summary>Two notebooks of one run would write the same executed copy.</summary>
    SameOutput = 31,
    /// <summary>A lesson with its outputs is larger than a code-hosting page shows.</summary>
    TooLarge = 32,
    /// <summary>Pictures cannot be drawn: Node, its packages or the font are missing.</summary>
    NoPictures = 33,
}
