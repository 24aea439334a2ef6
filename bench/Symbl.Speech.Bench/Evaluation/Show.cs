namespace Symbl.Speech.Bench.Evaluation;

/// <summary>Numbers as the tables show them, culture-invariant.</summary>
internal static class Show
{
    /// <summary>A rate in percent with one decimal; a dash where there is nothing it could be a part of.</summary>
    public static string Percent(double rate) => double.IsFinite(rate) ? FormattableString.Invariant($"{100 * rate:F1}%") : "-";

    public static string Seconds(double seconds) => FormattableString.Invariant($"{seconds:F1} s");

    /// <summary>One value, or the least and the greatest of several; a dash for none.</summary>
    public static string Decibels(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        if (known.Count == 0)
            return "-";
        var (least, most) = (FormattableString.Invariant($"{known.Min():F0}"), FormattableString.Invariant($"{known.Max():F0}"));
        return least == most ? $"{most} dB" : $"{least} to {most} dB";
    }

    public static string Count(int count) => FormattableString.Invariant($"{count}");

    /// <summary>Minutes and seconds.</summary>
    public static string Length(double seconds) =>
        FormattableString.Invariant($"{Math.Floor(Math.Round(seconds) / 60):0}:{Math.Round(seconds) % 60:00}");
}
