using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>What an evaluation came to, for programs: seconds and parts of 1; null where a rate is of nothing.</summary>
internal static class EvaluationJson
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteNumbers() },
    };

    public static string Write(EvaluationReport report)
    {
        var value = new
        {
            report.Terms,
            Recordings = report.Scored.Select(recording => new
            {
                recording.Name,
                recording.Path,
                Seconds = recording.Result.Duration,
                recording.People,
                recording.Stated,
                Found = recording.Result.SpeakersFound,
                recording.Result.Method,
                recording.Result.Notes,
                ProcessorSeconds = recording.ProcessorTime.TotalSeconds,
                Scores = recording.Scores.Select((score, index) => Of(report.Conditions[index], score)),
            }),
            Totals = report.Scored.GroupBy(recording => recording.Path).SelectMany(path => Total.ByPeople([.. path]).Select(total => new
            {
                total.Name,
                Path = path.Key,
                Recordings = total.Count,
                total.Seconds,
                ProcessorSeconds = total.ProcessorTime.TotalSeconds,
                Scores = total.Scores.Select((score, index) => Of(report.Conditions[index], score)),
            })),
        };
        return JsonSerializer.Serialize(value, Layout);
    }

    private static object Of(Condition condition, DiarizationScore score) => new
    {
        condition.Collar,
        OverlapScored = condition.Overlap,
        score.ErrorRate,
        score.JaccardErrorRate,
        SpeechSeconds = score.Total,
        MissedSeconds = score.Missed,
        FalseAlarmSeconds = score.FalseAlarm,
        ConfusionSeconds = score.Confusion,
    };

    private sealed class FiniteNumbers : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}
