using System.Text.Json;
using System.Text.Json.Serialization;

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
                Scores = recording.Scores.Select((score, index) => new
                {
                    report.Conditions[index].Collar,
                    OverlapScored = report.Conditions[index].Overlap,
                    score.ErrorRate,
                    SpeechSeconds = score.Total,
                    MissedSeconds = score.Missed,
                    FalseAlarmSeconds = score.FalseAlarm,
                    ConfusionSeconds = score.Confusion,
                    score.JaccardErrorRate,
                }),
            }),
            Totals = report.Scored.GroupBy(recording => recording.Path).SelectMany(path => Total.ByPeople([.. path]).Select(total => new
            {
                total.Name,
                Path = path.Key,
                Recordings = total.Count,
                total.Seconds,
                ProcessorSeconds = total.ProcessorTime.TotalSeconds,
                Scores = report.Conditions.Select((condition, index) => new
                {
                    condition.Collar,
                    OverlapScored = condition.Overlap,
                    ErrorRate = total.ErrorRate(index),
                    Missed = total.Missed(index),
                    FalseAlarm = total.FalseAlarm(index),
                    Confusion = total.Confusion(index),
                    JaccardErrorRate = total.JaccardErrorRate(index),
                }),
            })),
        };
        return JsonSerializer.Serialize(value, Layout);
    }

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
