namespace Symbl.LocalServer.Http;

/// <summary>Marks operations that only a test server has.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TestingOnlyAttribute : Attribute;
