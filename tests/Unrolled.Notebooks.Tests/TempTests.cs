namespace Unrolled.Notebooks.Tests; public class TempTests { [Fact] public void Runs() { } }
