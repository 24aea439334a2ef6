using System.Management.Automation;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Diarization;

/// <summary>The properties of a score, with times in seconds.</summary>
internal sealed record Measured(
    string Recording,
    string? ConversationId,
    double ErrorRate,
    double MissedRate,
    double FalseAlarmRate,
    double ConfusionRate,
    double JaccardErrorRate,
    double IdentityErrorRate,
    double Total,
    double Missed,
    double FalseAlarm,
    double Confusion,
    double IdentityConfusion,
    int ReferenceSpeakers,
    int HypothesisSpeakers,
    string Mapping,
    string Speakers,
    string? Reference,
    string? Hypothesis,
    double Collar,
    bool OverlapScored,
    string? Uem,
    bool IsTotal)
{
    public static Measured Of(PSObject shown)
    {
        var parameters = typeof(Measured).GetConstructors()[0].GetParameters();
        return (Measured)typeof(Measured).GetConstructors()[0].Invoke([.. parameters.Select(parameter => Value(shown.Properties[parameter.Name].Value, parameter.ParameterType))]);
    }

    public static List<Measured> All(Outcome outcome) => [.. outcome.Output.Select(Of)];

    public static Measured One(Outcome outcome) => Assert.Single(All(outcome.ThrowIfFailed()));

    private static object? Value(object? value, Type type) =>
        value is TimeSpan time ? time.TotalSeconds : type == typeof(string) ? value?.ToString() : value;
}

/// <summary>Writes RTTM files.</summary>
internal static class Rows
{
    /// <summary>Writes rows of the form <c>recording start duration speaker</c>.</summary>
    public static void Write(string path, params string[] rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(rows.Select(row => row.Split(' ')).Select(f => $"SPEAKER {f[0]} 1 {f[1]} {f[2]} <NA> <NA> {f[3]} <NA> <NA>\n")));
    }
}
