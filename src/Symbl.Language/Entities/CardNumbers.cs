namespace Symbl.Language.Entities;

/// <summary>Recognizes card numbers by issuer and check digit.</summary>
internal static class CardNumbers
{
    /// <summary>Tests whether digits are a valid card number.</summary>
    /// <param name="digits">The digits.</param>
    public static bool IsValid(string digits) => digits.Length is >= 13 and <= 19 && IsIssued(digits) && PassesLuhn(digits);

    // The first digits of the large card systems.
    private static bool IsIssued(string digits) => digits[0] switch
    {
        '4' => digits.Length is 13 or 16 or 19,
        '5' => digits.Length == 16 && digits[1] is >= '1' and <= '5',
        '2' => digits.Length == 16 && string.CompareOrdinal(digits[..4], "2221") >= 0 && string.CompareOrdinal(digits[..4], "2720") <= 0,
        '3' => (digits.Length == 15 && digits[1] is '4' or '7') || (digits.Length == 14 && digits[1] is '0' or '6' or '8')
            || (digits.Length == 16 && digits[1] == '5'),
        '6' => digits.Length is >= 16 and <= 19,
        _ => false,
    };

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
