using System.CommandLine;
using System.Text;
using Unrolled.Cli;
using Unrolled.Cli.Commands;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

Console.OutputEncoding = Encoding.UTF8;
var terminal = new Terminal();
using var interrupt = new Interrupt();
var root = new RootCommand($"Unrolled: recurrent networks by hand, in C#. Begin with: {Typed.Unrolled} start")
{
    StartCommand.Create(terminal), RunCommand.Create(terminal), RowsCommand.Create(terminal), ReleaseCommand.Create(terminal), LintCommand.Create(terminal),
    NewCommand.Create(terminal),
    PublishCommand.Create(terminal), DiffCommand.Create(terminal), ExportFiguresCommand.Create(terminal),
};

TeachingHelp.Install(root, ExitCode.Help);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    if (parsed.CommandResult.Command == root && parsed.UnmatchedTokens is [var unknown, ..])
        terminal.Fault($"There is no command {unknown}.{Typed.Meant(unknown, root.Subcommands)}");
    else foreach (var error in parsed.Errors) terminal.Fault(error.Message);
    terminal.Fault($"Try: {Typed.Unrolled} {Typed.Words(parsed.CommandResult.Command)}--help");
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupt.Token);
}
catch (CommandException e)
{
    return End(e.ExitCode, e.Message);
}
catch (NotebookException e)
{
    return End(e.ExitCode, e.Message);
}
catch (ReleaseException e)
{
    return End(ExitCode.NotReleasable, e.Message);
}
catch (OperationCanceledException)
{
    return End(ExitCode.Interrupted, "Interrupted.");
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    return End((int)NotebookFault.NotWritable, e.Message);
}
catch (Exception e)
{
    return End(ExitCode.Unexpected, $"This should not have happened ({e.GetType().Name}): {e.Message} Please report it with the command line you gave.");
}

int End(int code, string message)
{
    terminal.Fault(message);
    return code;
}
