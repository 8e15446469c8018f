namespace Unrolled.Analysis;

/// <summary>How far apart two groups are, made from the distances between their members.</summary>
public enum Linkage
{
    /// <summary>The mean of all distances from one group to the other.</summary>
    Average,

    /// <summary>The greatest of these distances: groups stay compact.</summary>
    Complete,

    /// <summary>The least of these distances: groups may be chains.</summary>
    Single,

    /// <summary>By how much joining adds to the squares within groups (J. H. Ward, "Hierarchical grouping to optimize an objective function", 1963); for Euclidean distances.</summary>
    Ward,
}
