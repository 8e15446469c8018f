using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Unrolled.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class TeachingCommand(string name, string summary, string lesson) : Command(name, summary)
{
    public string Lesson { get; } = lesson;
}

/// <summary>The usual help, then what the command teaches; for the program itself, its exit codes.</summary>
internal sealed class TeachingHelp(HelpAction usual, string program) : SynchronousCommandLineAction
{
    /// <summary>Gives a program and all its commands this help.</summary>
    public static void Install(RootCommand root, string text)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new TeachingHelp((HelpAction)option.Action!, text);
    }

    /// <summary>Who asks for help need not give a command what it requires.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parsed)
    {
        int code = usual.Invoke(parsed);
        parsed.InvocationConfiguration.Output.WriteLine(parsed.CommandResult.Command is TeachingCommand command ? command.Lesson : program);
        return code;
    }
}
