namespace SymblPS;

/// <summary>
/// A participant of a conversation, as messages and insights refer to them. A person prints, compares and groups by name, so
/// <c>Group-Object Speaker</c>, <c>Sort-Object Speaker</c> and <c>Export-Csv</c> show the speaker.
/// </summary>
public sealed class SymblPerson : IComparable<SymblPerson>, IComparable, IEquatable<SymblPerson>
{
    /// <summary>Creates a reference to a person.</summary>
    /// <param name="name">Display name; can be the generated form <c>Speaker N</c>.</param>
    /// <param name="id">Member ID, if known.</param>
    /// <param name="email">Email address, if known.</param>
    /// <param name="userId">Identity of the person in the system of the caller, if known.</param>
    public SymblPerson(string? name, string? id = null, string? email = null, string? userId = null)
    {
        Name = name ?? email ?? userId ?? id ?? string.Empty;
        Id = id;
        Email = email;
        UserId = userId;
    }

    /// <summary>Display name; falls back to email address, user ID and member ID, in this order; empty if nothing is known.</summary>
    public string Name { get; }

    /// <summary>Member ID within the conversation, or <see langword="null"/>.</summary>
    public string? Id { get; }

    /// <summary>Email address, or <see langword="null"/>.</summary>
    public string? Email { get; }

    /// <summary>Identity of the person in the system of the caller, or <see langword="null"/>.</summary>
    public string? UserId { get; }

    /// <inheritdoc />
    public int CompareTo(SymblPerson? other) => StringComparer.OrdinalIgnoreCase.Compare(Name, other?.Name);

    /// <inheritdoc />
    public int CompareTo(object? obj) => StringComparer.OrdinalIgnoreCase.Compare(Name, obj?.ToString());

    /// <inheritdoc />
    public bool Equals(SymblPerson? other) => other is not null && StringComparer.OrdinalIgnoreCase.Equals(Name, other.Name);

    /// <summary>Compares the name with another person or a text; ignores case.</summary>
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
