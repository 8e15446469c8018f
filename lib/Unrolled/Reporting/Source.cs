using System.Reflection;
using Unrolled.Showing;

namespace Unrolled.Reporting;

/// <summary>Shows the library's own source of a type: what a lesson shows is the text that runs.</summary>
public static class Source
{
    private static readonly Assembly Library = typeof(Source).Assembly;

    /// <inheritdoc cref="Show(Type)"/>
    public static Shown Show<T>() => Show(typeof(T));

    /// <summary>A type's text with its doc comment, whose long lines are broken; for a nested type, the text of the type around it.</summary>
    /// <param name="type">A type of this library: <c>typeof(Lstm)</c>, <c>typeof(Recurrent&lt;&gt;)</c>.</param>
    /// <exception cref="ArgumentException">The type is not the library's.</exception>
    public static Shown Show(Type type) => Code(Text(type));

    /// <summary>One member of a type, with its doc comment; all of that name.</summary>
    /// <param name="type">A type of this library.</param>
    /// <param name="member">The member's name: <c>nameof(LagJacobians.Of)</c>.</param>
    /// <exception cref="ArgumentException">The type is not the library's, or has no such member.</exception>
    public static Shown Show(Type type, string member)
    {
        string text = string.Join("\n\n", SourceText.Members(Text(type), member));
        return text != "" ? Code(text) : throw new ArgumentException($"Source.Show: {Name(type)} has no member {member} of its own. Is it inherited?", nameof(member));
    }

    private static Shown Code(string text)
    {
        text = DocComments.Wrap(text);
        return new(text, $"""<pre><code class="language-csharp">{Shown.Escape(text)}</code></pre>""");
    }

    private static string Text(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        while (type.DeclaringType != null) type = type.DeclaringType;
        if (type.IsGenericType) type = type.GetGenericTypeDefinition();
        if (type.Assembly != Library) throw new ArgumentException(
            $"Source.Show: {type.FullName} is not a type of {Library.GetName().Name} but of {type.Assembly.GetName().Name}; only the library's own source is at hand. A type written in this notebook stands in its cell.");
        string text = string.Join("\n\n", Files().SelectMany(file => SourceText.Declarations(file, Name(type), type.GetGenericArguments().Length)));
        if (text == "") throw new ArgumentException($"Source.Show: {type.FullName} is the library's, but no source file in it declares {Name(type)}; it was probably made by the compiler.");
        return text;
    }

    /// <summary>Every source file of the library, by name.</summary>
    private static IEnumerable<string> Files() =>
        from name in Library.GetManifestResourceNames().Order(StringComparer.Ordinal)
        where name.StartsWith("source/", StringComparison.Ordinal)
        select Read(name);

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Library.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Name(Type type) => type.Name.Split('`')[0];
}
