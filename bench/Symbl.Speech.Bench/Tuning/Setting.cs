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
    /// The released constants, and each number among them multiplied by each factor. A whole number that stays the same is left out.
    /// </summary>
    public static IReadOnlyList<Setting<T>> Around(T released, IReadOnlyList<double> factors)
    {
        var settings = new List<Setting<T>> { new("", "as released", released) };
        var values = Values(released);
        foreach (var (name, value) in values.Where(pair => pair.Value is JsonValue value && value.GetValueKind() == JsonValueKind.Number).ToList())
        {
            var number = value!.GetValue<double>();
            var whole = typeof(T).GetProperty(name)?.PropertyType == typeof(int);
            foreach (var factor in factors)
            {
                var changed = whole ? Math.Round(number * factor, MidpointRounding.AwayFromZero) : number * factor;
                if (changed == number)
                    continue;
                var copy = Values(released);
                copy[name] = whole ? JsonValue.Create((int)changed) : JsonValue.Create(changed);
                settings.Add(new Setting<T>(
                    name, changed.ToString("G3", CultureInfo.InvariantCulture), copy.Deserialize<T>()!));
            }
        }
        return settings;
    }

    private static JsonObject Values(T tuning) => JsonSerializer.SerializeToNode(tuning)!.Deserialize<JsonObject>()!;
}
