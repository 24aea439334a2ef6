using Xunit;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>Waits for what happens beside the test.</summary>
public static class TestWait
{
    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.True(i < 1_000, "It did not come to pass.");
            await Task.Delay(10);
        }
    }
}
