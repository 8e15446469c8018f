namespace Unrolled.Data;

public sealed partial class PieceSource
{
    /// <summary>Whether no sequence of symbols is two different rows of whole pieces, as "ago" would be if "a" and "go" were pieces, too.</summary>
    /// <remarks>If one row of pieces has run ahead of another that spells the same, what it is ahead by is a dangling suffix. Two rows can end
    /// together just when some dangling suffix is itself a piece. Source: A. Sardinas, G. Patterson, "A necessary and sufficient condition for
    /// unique decomposition of coded messages", IRE Convention Record 1, 1953.</remarks>
    public bool IsCutInOneWay
    {
        get
        {
            string[] pieces = [.. Pieces.Select(Spell)];
            var (known, open) = (new HashSet<string>(), new Queue<string>());
            void Dangle(string longer, string shorter)
            {
                if (longer.Length > shorter.Length && longer.StartsWith(shorter, StringComparison.Ordinal) && known.Add(longer[shorter.Length..])) open.Enqueue(longer[shorter.Length..]);
            }
            foreach (string a in pieces)
                foreach (string b in pieces) Dangle(a, b);
            while (open.TryDequeue(out var suffix))
                foreach (string piece in pieces)
                {
                    if (piece == suffix) return false;
                    Dangle(suffix, piece);
                    Dangle(piece, suffix);
                }
            return true;
        }
    }

    // one character for each symbol, so that a prefix of pieces is a prefix of texts
    private static string Spell(IReadOnlyList<int> piece) => string.Concat(piece.Select(s => (char)(s + 1)));
}
