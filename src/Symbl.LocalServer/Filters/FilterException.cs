namespace Symbl.LocalServer.Filters;

/// <summary>A filter cannot be used. The message goes behind the name of the parameter or member it came in.</summary>
internal sealed class FilterException(string message) : Exception(message);
