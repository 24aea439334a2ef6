namespace Symbl.Language.Entities;

/// <summary>A thing that people give numbers of, and the numbers that fit it.</summary>
/// <param name="Kind">The kind of entity; null for things whose numbers identify nobody, such as orders.</param>
/// <param name="Least">Fewest digits.</param>
/// <param name="Most">Most digits.</param>
/// <param name="Whole">Fewest digits of a whole number; a shorter number is a part of one.</param>
/// <param name="HasLetters">Whether a number of the thing can contain letters.</param>
internal sealed record NumberTopic(EntityKind? Kind, int Least, int Most, int Whole, bool HasLetters = false)
{
    /// <summary>Longest number that needs words of its topic close to it.</summary>
    private const int Short = 8;

    public static readonly NumberTopic Card = new(EntityKind.CreditCardNumber, 6, 27, 13);
    public static readonly NumberTopic SecurityCode = new(EntityKind.CardSecurityCode, 3, 4, 3);
    public static readonly NumberTopic SocialSecurity = new(EntityKind.SocialSecurityNumber, 7, 9, 9, HasLetters: true);
    public static readonly NumberTopic LastDigits = new(EntityKind.SocialSecurityNumber, 4, 4, 4);
    public static readonly NumberTopic Bank = new(EntityKind.BankAccountNumber, 6, 34, 8, HasLetters: true);
    public static readonly NumberTopic Account = new(EntityKind.AccountNumber, 5, 17, 8, HasLetters: true);
    public static readonly NumberTopic Phone = new(EntityKind.PhoneNumber, 7, 15, 10);
    public static readonly NumberTopic Expiry = new(EntityKind.CardExpiry, 3, 6, 4);
    public static readonly NumberTopic Pin = new(EntityKind.Pin, 3, 8, 4);
    public static readonly NumberTopic License = new(EntityKind.DriversLicense, 5, 20, 7, HasLetters: true);
    public static readonly NumberTopic Passport = new(EntityKind.PassportNumber, 6, 9, 8, HasLetters: true);
    public static readonly NumberTopic Other = new(null, 1, int.MaxValue, 1, HasLetters: true);

    /// <summary>Tests whether a number can be one of this topic.</summary>
    /// <param name="digits">Number of digits.</param>
    public bool Fits(int digits) => digits >= Least && digits <= Most;

    /// <summary>Tests whether a number is whole, so that this topic is more probable than one of which the number is only a part.</summary>
    /// <param name="digits">Number of digits.</param>
    public bool IsPlausible(int digits) => this == Card ? digits >= Card.Whole : Fits(digits);

    /// <summary>Tests whether a number is so short that only words close to it decide.</summary>
    /// <param name="digits">Number of digits.</param>
    public bool IsShort(int digits) => digits <= Short && this != Phone;
}
