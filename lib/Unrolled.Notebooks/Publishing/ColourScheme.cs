namespace Unrolled.Notebooks;

/// <summary>The ground a picture is drawn for.</summary>
public enum ColourScheme
{
    /// <summary>Dark ink on white.</summary>
    Light,
    /// <summary>Light ink on a dark ground.</summary>
    Dark,
}
