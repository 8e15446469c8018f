namespace Unrolled.Cli.Tests;

/// <summary>What a test needs of the machine: where it is absent the test is skipped, unless UNROLLED_REQUIRE_HOSTS=1.</summary>
internal static class Hosts
{
    public static void Require(bool present, string what)
    {
        if (present) return;
        Assert.False(Environment.GetEnvironmentVariable("UNROLLED_REQUIRE_HOSTS") == "1", $"UNROLLED_REQUIRE_HOSTS=1, but there is no {what}.");
        Assert.Skip($"there is no {what} here");
    }
}
