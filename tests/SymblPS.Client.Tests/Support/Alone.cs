using Xunit;

namespace SymblPS.Client.Tests.Support;

/// <summary>Tests that measure memory or time, and so must not run beside others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
