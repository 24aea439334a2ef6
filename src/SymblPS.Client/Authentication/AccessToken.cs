using System.Globalization;

namespace SymblPS.Client.Authentication;

/// <summary>An access token. No property, view or <see cref="ToString"/> shows its text.</summary>
public sealed class AccessToken
{
    /// <summary>Stores a token.</summary>
    /// <param name="value">Text of the token.</param>
    /// <param name="expiresOn">Expiry, UTC; <see langword="null"/> if unknown.</param>
    /// <exception cref="ArgumentException">The text is empty or contains a character that a header cannot carry.</exception>
    public AccessToken(string value, DateTimeOffset? expiresOn)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException("The access token is empty.", nameof(value));
        var text = value.Trim();
        foreach (var c in text)
        {
            if (c is <= ' ' or > '~')
                throw new ArgumentException("The access token contains a character that cannot be part of a token.", nameof(value));
        }

        Value = text;
        ExpiresOn = expiresOn;
    }

    /// <summary>Expiry, UTC; <see langword="null"/> if unknown.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    internal string Value { get; }

    /// <summary>The slot that holds the token; <see langword="null"/> for a token outside of any slot.</summary>
    internal TokenSlot? Slot { get; set; }

    /// <summary>The expiry, never the token.</summary>
    public override string ToString() => ExpiresOn is { } time
        ? string.Format(CultureInfo.InvariantCulture, "access token until {0:u}", time)
        : "access token";
}
