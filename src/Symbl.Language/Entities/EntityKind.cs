using Symbl.Domain.Analysis;

namespace Symbl.Language.Entities;

/// <summary>A kind of entity, as the API names it.</summary>
/// <param name="Type">Family, such as <c>PII</c>.</param>
/// <param name="SubType">Kind within the family, such as <c>PERSON_NAME</c>; null for a custom entity without one.</param>
/// <param name="Category"><c>Managed</c>, or <c>Custom</c> for entities of the account.</param>
/// <param name="IsSensitive">Whether redaction replaces the entity.</param>
public sealed record EntityKind(string Type, string? SubType, string Category, bool IsSensitive)
{
    internal static readonly EntityKind PersonName = Sensitive("PII", "PERSON_NAME");
    internal static readonly EntityKind EmailAddress = Sensitive("PII", "EMAIL_ADDRESS");
    internal static readonly EntityKind PhoneNumber = Sensitive("PII", "PHONE_NUMBER");
    internal static readonly EntityKind IpAddress = Sensitive("PII", "IP_ADDRESS");
    internal static readonly EntityKind SocialSecurityNumber = Sensitive("PII", "SSN");
    internal static readonly EntityKind DriversLicense = Sensitive("PII", "DRIVERS_LICENSE");
    internal static readonly EntityKind PassportNumber = Sensitive("PII", "PASSPORT_NUMBER");
    internal static readonly EntityKind AccountNumber = Sensitive("PII", "ACCOUNT_NUMBER");
    internal static readonly EntityKind DateOfBirth = Sensitive("PII", "DATE_OF_BIRTH");
    internal static readonly EntityKind CreditCardNumber = Sensitive("PCI", "CREDIT_CARD_NUMBER");
    internal static readonly EntityKind CardSecurityCode = Sensitive("PCI", "CREDIT_CARD_CVV");
    internal static readonly EntityKind CardExpiry = Sensitive("PCI", "CREDIT_CARD_EXPIRY");
    internal static readonly EntityKind BankAccountNumber = Sensitive("PCI", "BANK_ACCOUNT_NUMBER");
    internal static readonly EntityKind Pin = Sensitive("PCI", "PIN");
    internal static readonly EntityKind Url = Plain("WEB", "URL");
    internal static readonly EntityKind Money = Plain("NUMERIC", "MONEY");
    internal static readonly EntityKind Percent = Plain("NUMERIC", "PERCENT");
    internal static readonly EntityKind Number = Plain("NUMERIC", "NUMBER");
    internal static readonly EntityKind Date = Plain("DATE_TIME", "DATE");
    internal static readonly EntityKind Time = Plain("DATE_TIME", "TIME");
    internal static readonly EntityKind DateTime = Plain("DATE_TIME", "DATETIME");
    internal static readonly EntityKind DateRange = Plain("DATE_TIME", "DATE_RANGE");
    internal static readonly EntityKind TimeRange = Plain("DATE_TIME", "TIME_RANGE");
    internal static readonly EntityKind DateTimeRange = Plain("DATE_TIME", "DATETIME_RANGE");
    internal static readonly EntityKind Duration = Plain("DATE_TIME", "DURATION");

    private const string CustomCategory = "Custom";

    /// <summary>The name that redaction uses: the subtype, or the type without a subtype.</summary>
    public string Name => SubType ?? Type;

    /// <summary>Gets the kind of a custom entity. Redaction never replaces custom entities.</summary>
    internal static EntityKind Of(EntityDefinition definition) =>
        new(definition.Type, definition.SubType, definition.Category ?? CustomCategory, IsSensitive: false);

    private static EntityKind Sensitive(string type, string subType) => new(type, subType, "Managed", IsSensitive: true);

    private static EntityKind Plain(string type, string subType) => new(type, subType, "Managed", IsSensitive: false);
}
