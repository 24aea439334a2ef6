using Xunit;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>Waits for what happens beside the test.</summary>
public static class TestWait
{
    /// <param name="condition">The condition to wait for.</param>
    /// <param name="polls">How often to test it; 1,000 times take at least 10 seconds.</param>
    public static async Task UntilAsync(Func<bool> condition, int polls = 1_000)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.True(i < polls, "It did not come to pass.");
            await Task.Delay(10);
        }
    }
}
