using Unrolled.Reporting;

namespace Unrolled.Tests.Reporting;

public class SourceTextTests
{
    private const string File =
        """
        using System;

        namespace Unrolled.Cells;

        /// <summary>One line.</summary>
        public readonly record struct Block(string Name, bool X);   // X: sees the input

        /// <summary>Two parameters.</summary>
        public interface ICell<A, S>
            where A : struct
            where S : struct
        {
            A Of(S s);
        }

        public interface ICell<A> { }

        /// <summary>A class Block is only spoken of here.</summary>
        [Serializable]
        public struct Lstm
        {
            public struct Gates { }
        }

        public delegate int Step(int t);
        """;

    [Theory]
    [InlineData("Block", 0, "/// <summary>One line.</summary>\npublic readonly record struct Block(string Name, bool X);   // X: sees the input")]
    [InlineData("ICell", 2, "/// <summary>Two parameters.</summary>\npublic interface ICell<A, S>\n    where A : struct\n    where S : struct\n{\n    A Of(S s);\n}")]
    [InlineData("ICell", 1, "public interface ICell<A> { }")]
    [InlineData("Lstm", 0, "/// <summary>A class Block is only spoken of here.</summary>\n[Serializable]\npublic struct Lstm\n{\n    public struct Gates { }\n}")]
    [InlineData("Step", 0, "public delegate int Step(int t);")]
    public void A_declaration_runs_from_its_comment_to_its_end(string name, int typeParameters, string text) =>
        Assert.Equal(text, Assert.Single(SourceText.Declarations(File.ReplaceLineEndings("\n"), name, typeParameters)));

    [Theory]
    [InlineData("Lst", 0)]
    [InlineData("ICell", 0)]
    [InlineData("Gates", 0)]      // nested: the type around it is shown
    public void What_is_not_declared_at_the_margin_is_not_found(string name, int typeParameters) =>
        Assert.Empty(SourceText.Declarations(File.ReplaceLineEndings("\n"), name, typeParameters));
}
