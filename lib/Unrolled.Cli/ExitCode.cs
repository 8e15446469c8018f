using Unrolled.Notebooks;

namespace Unrolled.Cli;

/// <summary>What the command says by its exit code. Codes 10 to 33 are <see cref="RunStatus"/> and <see cref="NotebookFault"/>, those of the first notebook that did not pass.</summary>
internal static class ExitCode
{
    public const int Ok = 0, Usage = 2, NoSuchLesson = 3, RowsDisagree = 4, OutOfDate = 5, NotBuilt = 6, LintFound = 7, CriterionNotMet = 8, NotReleasable = 9, OutputsDiffer = 40, Unexpected = 70, Interrupted = 130;

    /// <summary>The codes as <c>--help</c> prints them.</summary>
    public static readonly string Help = $"""
        Exit codes:
          {Ok,3}  all went well
          {Usage,3}  the command line is wrong      (diff: 0 the same, 1 different, 2 trouble)
          {NoSuchLesson,3}  no lesson of that number, or no course here
          {RowsDisagree,3}  a lesson's rows are not those of notebooks/rows.json
          {OutOfDate,3}  release: a lesson, the README's table or a link is out of date, or the curriculum is contradicted
          {NotBuilt,3}  the library has not been built
          {LintFound,3}  lint: something to mend
          {CriterionNotMet,3}  a result misses its criterion
          {NotReleasable,3}  a lesson's source cannot be released
          {(int)RunStatus.Failed,3}  a cell failed                  {(int)RunStatus.CompileError,3}  a cell does not compile
          {(int)RunStatus.TimedOut,3}  a time limit was reached       {(int)RunStatus.Killed,3}  a notebook's process was killed
          {(int)RunStatus.Exited,3}  a cell ended the process       {(int)RunStatus.StackOverflow,3}  the stack overflowed
          {(int)RunStatus.OutOfMemory,3}  the memory limit was reached   {(int)RunStatus.Crashed,3}  the process died in another way
          {(int)RunStatus.NotWritten,3}  the executed copy could not be written
          {(int)NotebookFault.NoSuchFile,3}  no such file                   {(int)NotebookFault.IsFolder,3}  the path is a folder
          {(int)NotebookFault.Unreadable,3}  the file cannot be read        {(int)NotebookFault.NotJson,3}  the file is not JSON
          {(int)NotebookFault.Format,3}  not a notebook of format 4     {(int)NotebookFault.Language,3}  not a C# notebook
          {(int)NotebookFault.CellId,3}  a cell's id is wrong           {(int)NotebookFault.BrokenCell,3}  a cell is broken
          {(int)NotebookFault.Parameters,3}  no cell tagged "parameters"    {(int)NotebookFault.NotWritable,3}  a file cannot be written
          {(int)NotebookFault.SameOutput,3}  two copies would have one name {(int)NotebookFault.TooLarge,3}  a published lesson is too large
          {(int)NotebookFault.NoPictures,3}  pictures cannot be drawn
          {OutputsDiffer,3}  publish --check: a stored output is not what the lesson gives
          {Unexpected,3}  a defect of this program
          {Interrupted,3}  interrupted (Ctrl-C)
        """;
}
