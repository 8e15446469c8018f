using System.Security.Cryptography;
using Microsoft.CodeAnalysis.CSharp.Scripting;

namespace Unrolled.Cli.Tests;

/// <summary>What the build leaves beside the lessons.</summary>
public class StagingTests
{
    [Theory]
    [InlineData("unrolled.csx", "Unrolled.dll", "float")]
    [InlineData("unrolled-double.csx", "Unrolled.Double.dll", "double")]
    public async Task TheSetupFileLoadsACopyNamedByItsContent(string setup, string library, string real)
    {
        foreach (string folder in (string[])["notebooks", "notebooks/instructor"])
        {
            string text = File.ReadAllText(Path.Combine(Command.Root, folder, setup));
            string staged = text.Split('"').Single(part => part.EndsWith("/" + library));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(staged)))[..16], Path.GetFileName(Path.GetDirectoryName(staged)));
            Assert.True(File.Exists(Path.ChangeExtension(staged, ".xml")) && File.Exists(Path.ChangeExtension(staged, ".pdb")));
            Assert.Equal(real, await CSharpScript.EvaluateAsync<string>(text + $$"""
                Real x = 1;
                return x is float ? "float" : "double";
                """));
        }
    }
}
