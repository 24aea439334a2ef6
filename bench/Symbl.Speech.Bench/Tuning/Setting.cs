using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Symbl.Speech.Bench.Tuning;

/// <summary>A value of one constant, with all others as released.</summary>
/// <param name="Constant">Name of the constant; empty for the released constants.</param>
/// <param name="Value">The value, as tables show it.</param>
/// <param name="Tuning">All constants.</param>
/// <typeparam name="T">A record with constants as properties that can be initialized.</typeparam>
internal sealed record Setting<T>(string Constant, string Value, T Tuning)
{
    /// <summary>
    /// The released constants, and each number among them multiplied by each factor. A record within the record has its numbers varied too.
    /// A whole number that stays the same is left out.
    /// </summary>
    public static IReadOnlyList<Setting<T>> Around(T released, IReadOnlyList<double> factors)
    {
        var settings = new List<Setting<T>> { new("", "as released", released) };
        foreach (var path in Numbers(Values(released), typeof(T), []))
        {
            foreach (var factor in factors)
            {
                var copy = Values(released);
                var owner = path.Names.Take(path.Names.Count - 1).Aggregate(copy, (values, name) => values[name]!.AsObject());
                var number = owner[path.Names[^1]]!.GetValue<double>();
                var changed = path.IsWhole ? Math.Round(number * factor, MidpointRounding.AwayFromZero) : number * factor;
                if (changed == number)
                    continue;
                owner[path.Names[^1]] = path.IsWhole ? JsonValue.Create((int)changed) : JsonValue.Create(changed);
                settings.Add(new Setting<T>(
                    string.Join('.', path.Names), changed.ToString("G3", CultureInfo.InvariantCulture), copy.Deserialize<T>()!));
            }
        }
        return settings;
    }

    private static IEnumerable<(IReadOnlyList<string> Names, bool IsWhole)> Numbers(JsonObject values, Type type, IReadOnlyList<string> above)
    {
        foreach (var (name, value) in values)
        {
            var property = type.GetProperty(name)!.PropertyType;
            if (value is JsonObject inner)
            {
                foreach (var number in Numbers(inner, property, [.. above, name]))
                    yield return number;
            }
            else if (value?.GetValueKind() == JsonValueKind.Number)
            {
                yield return ([.. above, name], property == typeof(int));
            }
        }
    }

    private static JsonObject Values(T tuning) => JsonSerializer.SerializeToNode(tuning)!.Deserialize<JsonObject>()!;
}
