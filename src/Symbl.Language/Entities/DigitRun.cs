namespace Symbl.Language.Entities;

/// <summary>Digits that a person writes or says one after another, such as <c>4111 1111</c>, "four one double one" and "nineteen eighty".</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="End">Index after the last character.</param>
/// <param name="Digits">The digits.</param>
/// <param name="IsSpoken">Whether words state at least half of the digits.</param>
/// <param name="IsAmount">Whether the words state an amount, such as "four thousand one hundred".</param>
internal sealed record DigitRun(int Start, int End, string Digits, bool IsSpoken, bool IsAmount = false);
