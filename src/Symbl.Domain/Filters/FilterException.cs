namespace Symbl.Domain.Filters;

/// <summary>A filter is not valid. The message continues a sentence that begins with the name of the parameter.</summary>
/// <param name="message">The reason.</param>
public sealed class FilterException(string message) : Exception(message);
