namespace Unrolled.Tests; public class TempTests { [Fact] public void Runs() { } }
