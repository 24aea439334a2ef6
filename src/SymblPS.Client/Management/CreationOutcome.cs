namespace SymblPS.Client.Management;

/// <summary>Outcome of the creation of one resource among several.</summary>
/// <typeparam name="T">Type of the resource.</typeparam>
/// <param name="Created">The created resource; <see langword="null"/> if the creation failed.</param>
/// <param name="Failure">The failure; <see langword="null"/> if the creation succeeded.</param>
public sealed record CreationOutcome<T>(T? Created, SymblException? Failure) where T : class;
