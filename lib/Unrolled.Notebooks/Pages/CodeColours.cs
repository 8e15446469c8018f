using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Pages;

/// <summary>C# as HTML, coloured by the compiler's own parser: k keyword, t type, m method, s string, n number, c comment.</summary>
/// <remarks>The characters of the source come out unchanged, also where the code does not compile.</remarks>
internal static class CodeColours
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The source with a span around every coloured token.</summary>
    public static string ToHtml(string source)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(source, Script).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia) Append(html, trivia.ToFullString(), Colour(trivia));
            Append(html, token.Text, Colour(token));
            foreach (var trivia in token.TrailingTrivia) Append(html, trivia.ToFullString(), Colour(trivia));
        }
        return html.ToString();
    }

    private static void Append(StringBuilder html, string text, string colour)
    {
        if (text.Length == 0) return;
        html.Append(colour == "" ? WebUtility.HtmlEncode(text) : $"<span class=\"{colour}\">{WebUtility.HtmlEncode(text)}</span>");
    }

    private static string Colour(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? "" : trivia.IsDirective ? "k" : "c";

    private static string Colour(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken => "s",
        SyntaxKind.IdentifierToken => Name(token),
        var kind => SyntaxFacts.IsKeywordKind(kind) ? "k" : "",
    };

    private static string Name(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => "t",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "m",
        SimpleNameSyntax name => Name(name),
        _ => "",
    };

    private static string Name(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => "m",
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => "m",
        MemberAccessExpressionSyntax access when access.Expression == name && char.IsUpper(name.Identifier.Text[0]) && name.Identifier.Text.Length > 1 => "t",
        QualifiedNameSyntax or AliasQualifiedNameSyntax or NameEqualsSyntax => "t",
        _ when name is IdentifierNameSyntax { IsVar: true } => "k",
        _ when name is GenericNameSyntax || IsType(name) => "t",
        _ => "",
    };

    private static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        VariableDeclarationSyntax d => d.Type == name,
        ParameterSyntax p => p.Type == name,
        MethodDeclarationSyntax m => m.ReturnType == name,
        LocalFunctionStatementSyntax f => f.ReturnType == name,
        PropertyDeclarationSyntax p => p.Type == name,
        ForEachStatementSyntax f => f.Type == name,
        CastExpressionSyntax c => c.Type == name,
        DeclarationExpressionSyntax d => d.Type == name,
        ObjectCreationExpressionSyntax or ArrayTypeSyntax or NullableTypeSyntax or TypeArgumentListSyntax or BaseTypeSyntax
            or TypeConstraintSyntax or TupleElementSyntax or TypeOfExpressionSyntax or DeclarationPatternSyntax or RefTypeSyntax => true,
        _ => false,
    };
}
