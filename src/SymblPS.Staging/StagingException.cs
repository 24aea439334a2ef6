namespace SymblPS.Staging;

/// <summary>A source file that the staged files are made from is incomplete.</summary>
/// <param name="origin">The file.</param>
/// <param name="message">The defect.</param>
internal sealed class StagingException(string origin, string message) : Exception(message)
{
    /// <summary>The file with the defect.</summary>
    public string Origin { get; } = origin;
}
