namespace SymblPS;

/// <summary>
/// Someone who takes part in a conversation, as messages and insights refer to them. Prints, compares and groups as the name,
/// so <c>Group-Object Speaker</c>, <c>Sort-Object Speaker</c> and <c>Export-Csv</c> show who spoke.
/// </summary>
public sealed class SymblPerson : IComparable<SymblPerson>, IComparable, IEquatable<SymblPerson>
{
    /// <summary>Creates a reference to a person.</summary>
    /// <param name="name">Display name; may be the generated form <c>Speaker N</c>.</param>
    /// <param name="id">Member id, where the service gave one.</param>
    /// <param name="email">E-mail address, where known.</param>
    /// <param name="userId">The caller's own identity for this person, where known.</param>
    public SymblPerson(string? name, string? id = null, string? email = null, string? userId = null)
    {
        Name = name ?? email ?? userId ?? id ?? string.Empty;
        Id = id;
        Email = email;
        UserId = userId;
    }

    /// <summary>Display name. Falls back to e-mail, user id and member id, in this order; empty when nothing is known.</summary>
    public string Name { get; }

    /// <summary>Member id within the conversation, or <see langword="null"/>.</summary>
    public string? Id { get; }

    /// <summary>E-mail address, or <see langword="null"/>.</summary>
    public string? Email { get; }

    /// <summary>The caller's own identity for this person, or <see langword="null"/>.</summary>
    public string? UserId { get; }

    /// <inheritdoc />
    public int CompareTo(SymblPerson? other) => StringComparer.OrdinalIgnoreCase.Compare(Name, other?.Name);

    /// <inheritdoc />
    public int CompareTo(object? obj) => StringComparer.OrdinalIgnoreCase.Compare(Name, obj?.ToString());

    /// <inheritdoc />
    public bool Equals(SymblPerson? other) => other is not null && StringComparer.OrdinalIgnoreCase.Equals(Name, other.Name);

    /// <summary>Equal to another person, or to a text, of the same name; upper and lower case are the same.</summary>
    public override bool Equals(object? obj) => obj switch
    {
        SymblPerson other => Equals(other),
        string name => StringComparer.OrdinalIgnoreCase.Equals(Name, name),
        _ => false,
    };

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
