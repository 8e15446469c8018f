namespace Unrolled.Notebooks;

/// <summary>How a learner's lesson stands against its source.</summary>
public enum ReleaseState
{
    /// <summary>The lesson's cells and metadata are what its source gives; its outputs are its own.</summary>
    UpToDate,
    /// <summary>The lesson differs from what its source gives.</summary>
    OutOfDate,
    /// <summary>There is a source and no lesson.</summary>
    Missing,
    /// <summary>There is a lesson, and no source has its number.</summary>
    SourceGone,
    /// <summary>Another source has the lesson's number: somebody's copy, which is left alone.</summary>
    Copy,
}
