using Xunit;

namespace SymblPS.Client.Tests.Support;

/// <summary>Tests that measure memory or time, and cannot run in parallel with others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
