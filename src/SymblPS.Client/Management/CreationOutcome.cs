namespace SymblPS.Client.Management;

/// <summary>What became of one of several things that were to be created.</summary>
/// <typeparam name="T">Kind of thing.</typeparam>
/// <param name="Created">The thing as the service keeps it; <see langword="null"/> where it was not created.</param>
/// <param name="Failure">Why not; <see langword="null"/> where it was.</param>
public sealed record CreationOutcome<T>(T? Created, SymblException? Failure) where T : class;
