using Symbl.Domain.Analysis;

namespace Symbl.Language.Entities;

/// <summary>What an entity is, as the contract names it.</summary>
/// <param name="Type">Family, such as <c>PII</c>.</param>
/// <param name="SubType">Kind within the family, such as <c>PERSON_NAME</c>; null where a custom entity has none.</param>
/// <param name="Category"><c>Managed</c>, or <c>Custom</c> for entities of the user.</param>
/// <param name="IsSensitive">Whether redaction replaces it.</param>
internal sealed record EntityKind(string Type, string? SubType, string Category, bool IsSensitive)
{
    public static readonly EntityKind PersonName = Sensitive("PII", "PERSON_NAME");
    public static readonly EntityKind EmailAddress = Sensitive("PII", "EMAIL_ADDRESS");
    public static readonly EntityKind PhoneNumber = Sensitive("PII", "PHONE_NUMBER");
    public static readonly EntityKind IpAddress = Sensitive("PII", "IP_ADDRESS");
    public static readonly EntityKind SocialSecurityNumber = Sensitive("PII", "SSN");
    public static readonly EntityKind DriversLicense = Sensitive("PII", "DRIVERS_LICENSE");
    public static readonly EntityKind PassportNumber = Sensitive("PII", "PASSPORT_NUMBER");
    public static readonly EntityKind AccountNumber = Sensitive("PII", "ACCOUNT_NUMBER");
    public static readonly EntityKind DateOfBirth = Sensitive("PII", "DATE_OF_BIRTH");
    public static readonly EntityKind CreditCardNumber = Sensitive("PCI", "CREDIT_CARD_NUMBER");
    public static readonly EntityKind CardSecurityCode = Sensitive("PCI", "CREDIT_CARD_CVV");
    public static readonly EntityKind BankAccountNumber = Sensitive("PCI", "BANK_ACCOUNT_NUMBER");
    public static readonly EntityKind Url = Plain("WEB", "URL");
    public static readonly EntityKind Money = Plain("NUMERIC", "MONEY");
    public static readonly EntityKind Percent = Plain("NUMERIC", "PERCENT");
    public static readonly EntityKind Number = Plain("NUMERIC", "NUMBER");
    public static readonly EntityKind Date = Plain("DATE_TIME", "DATE");
    public static readonly EntityKind Time = Plain("DATE_TIME", "TIME");
    public static readonly EntityKind DateTime = Plain("DATE_TIME", "DATETIME");
    public static readonly EntityKind DateRange = Plain("DATE_TIME", "DATE_RANGE");
    public static readonly EntityKind TimeRange = Plain("DATE_TIME", "TIME_RANGE");
    public static readonly EntityKind DateTimeRange = Plain("DATE_TIME", "DATETIME_RANGE");
    public static readonly EntityKind Duration = Plain("DATE_TIME", "DURATION");

    private const string CustomCategory = "Custom";

    /// <summary>What redaction calls it: the sub-type.</summary>
    public string Name => SubType ?? Type;

    /// <summary>The kind of an entity of the user's own. The user's entities are found and never redacted.</summary>
    public static EntityKind Of(EntityDefinition definition) =>
        new(definition.Type, definition.SubType, definition.Category ?? CustomCategory, IsSensitive: false);

    private static EntityKind Sensitive(string type, string subType) => new(type, subType, "Managed", IsSensitive: true);

    private static EntityKind Plain(string type, string subType) => new(type, subType, "Managed", IsSensitive: false);
}
