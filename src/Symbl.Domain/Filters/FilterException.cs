namespace Symbl.Domain.Filters;

/// <summary>A filter cannot be used. The message goes behind the name of the parameter or member it came in.</summary>
public sealed class FilterException(string message) : Exception(message);
