using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Mutants;

/// <summary>The library in three assemblies, so that a mutant of one file compiles in a moment: what the file needs, the file, what needs it.</summary>
/// <remarks>A mutant changes bodies only, so the assembly above fits the changed one as it is.</remarks>
internal sealed record Split(SyntaxTree Tree, CSharpCompilation Middle, byte[] Lower, byte[] Upper)
{
    /// <summary>The middle assembly with the file changed, or null when that does not compile.</summary>
    public byte[]? Emit(Mutant mutant) => Library.Emit(Middle.ReplaceSyntaxTree(Tree, Library.Parse(mutant.Apply(Tree.ToString()))));

    /// <summary>The middle assembly as it stands.</summary>
    public byte[] Emit() => Library.Emit(Middle)!;
}
