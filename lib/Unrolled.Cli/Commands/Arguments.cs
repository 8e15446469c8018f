using System.CommandLine;
using System.CommandLine.Parsing;

namespace Unrolled.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Arguments
{
    public static Argument<string[]> Lessons()
    {
        var lessons = new Argument<string[]>("lesson")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "A lesson's number (3 or 03) or the path of a notebook",
        };
        lessons.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.StartsWith('-')) result.AddError($"There is no option {token.Value}.{Typed.Meant(token.Value, Options(result))}");
        });
        return lessons;
    }

    private static IEnumerable<Option> Options(ArgumentResult lessons) => lessons.Parent is CommandResult command ? command.Command.Options : [];

    /// <summary>A number of a unit, above zero.</summary>
    public static Option<double?> Positive(string name, string unit, string description)
    {
        var option = new Option<double?>(name) { HelpName = unit, Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!double.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out double number) || !(number > 0 && number < 1e9)))
                result.AddError($"{name}: expected {unit} above 0, got \"{token.Value}\".");
        });
        return option;
    }

    public static Option<string?> Path(string name, string kind, string description) => new(name) { HelpName = kind, Description = description };
}
