using System.Collections;
using System.Globalization;
using SymblPS.Cmdlets.Connections;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>Accepts the name of a connection for <c>-Connection</c>.</summary>
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = Unwrap.Value(inputData);
        if (value is not string name) return value;
        return ConnectionStore.Find(name) ?? throw new ArgumentTransformationMetadataException(
            $"There is no connection named '{name}'. Get-SymblConnection lists the connections; Connect-Symbl -Name {name} creates one.");
    }
}

/// <summary>Accepts a user name for credentials and prompts for the password, like <c>[Credential()]</c>, but never under <c>-NonInteractive</c>.</summary>
internal sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Interactivity.IsOff && Unwrap.Value(inputData) is string name
            ? throw new ArgumentTransformationMetadataException(
                $"'{name}' has no password, and -NonInteractive does not allow a prompt. Specify a PSCredential, or -AppId with -AppSecret.")
            : new CredentialAttribute().Transform(engineIntrinsics, inputData);
}

/// <summary>Accepts a duration as a <see cref="TimeSpan"/>, a string such as <c>00:05:00</c>, or a number of seconds.</summary>
internal sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = Unwrap.Value(inputData);
        double seconds;
        switch (value)
        {
            case TimeSpan span:
                seconds = span.TotalSeconds;
                break;
            case string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed):
                seconds = parsed;
                break;
            case string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span):
                seconds = span.TotalSeconds;
                break;
            case string text:
                throw new ArgumentTransformationMetadataException(
                    $"'{text}' is not a duration. Specify seconds (90), hours:minutes:seconds (00:01:30), or a TimeSpan.");
            case IConvertible number:
                seconds = number.ToDouble(CultureInfo.InvariantCulture);
                break;
            default:
                return value;
        }

        if (double.IsNaN(seconds) || seconds < 0)
            throw new ArgumentTransformationMetadataException("A duration cannot be negative.");
        return seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds);
    }
}

/// <summary>
/// Reads trackers of a submission: a name with its phrases (<c>@{ Pricing = 'too expensive', 'discount' }</c>), named properties (<c>@{ Name =
/// 'Pricing'; Vocabulary = 'discount' }</c>), a tracker of the account, or its id.
/// </summary>
internal sealed class TrackerTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrap.Items(inputData).SelectMany(Read).ToArray();

    private static IEnumerable<InlineTracker> Read(object? item)
    {
        switch (item)
        {
            case InlineTracker tracker:
                return [tracker];
            case SymblTracker tracker:
                return [new InlineTracker(tracker.TrackerId, null, [])];
            case string id:
                return [new InlineTracker(id, null, [])];
            case IDictionary map when Get(map, "Name") is { } name:
                return [Named(Unwrap.Text(name), Get(map, "Vocabulary"))];
            case IDictionary map when Get(map, "Id") is { } id:
                return [new InlineTracker(Unwrap.Text(id), null, [])];
            case IDictionary map:
                return map.Cast<DictionaryEntry>().Select(e => Named(Unwrap.Text(e.Key), e.Value)).ToList();
            default:
                throw new ArgumentTransformationMetadataException(
                    "A tracker is @{ Name = 'phrase', 'phrase' }, @{ Name = ...; Vocabulary = ... }, or the id of a tracker.");
        }
    }

    private static InlineTracker Named(string name, object? vocabulary)
    {
        var phrases = Unwrap.Items(vocabulary).Select(Unwrap.Text).Where(p => p.Length > 0).ToArray();
        return phrases.Length > 0
            ? new InlineTracker(null, name, phrases)
            : throw new ArgumentTransformationMetadataException($"The tracker '{name}' has no phrases.");
    }

    private static object? Get(IDictionary map, string key) => Unwrap.Get(map, key);
}

/// <summary>Reads custom entities: <c>@{ CustomType = 'Product'; Text = 'router'; Value = 'R-2000' }</c>.</summary>
internal sealed class EntityTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Items(inputData).Select(Read).ToArray();

    private static CustomEntity Read(object? item)
    {
        if (item is CustomEntity entity) return entity;
        var map = item as IDictionary ?? throw new ArgumentTransformationMetadataException(
            "An entity is @{ CustomType = ...; Text = ...; Value = ... }; Value is optional.");
        string Need(string key) => Unwrap.Get(map, key) is { } value && Unwrap.Text(value).Length > 0
            ? Unwrap.Text(value)
            : throw new ArgumentTransformationMetadataException($"An entity needs '{key}'.");
        return new CustomEntity(Need("CustomType"), Need("Text"), Unwrap.Get(map, "Value") is { } v ? Unwrap.Text(v) : null);
    }
}

/// <summary>Unwraps the values that PowerShell passes to a transformation, and reads hashtables by key, ignoring case.</summary>
internal static class Unwrap
{
    public static object? Value(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    public static string Text(object? value) => Convert.ToString(Value(value), CultureInfo.InvariantCulture)?.Trim() ?? string.Empty;

    public static IEnumerable<object?> Items(object? value) => Value(value) switch
    {
        null => [],
        string text => [text],
        IDictionary map => [map],
        IEnumerable many => many.Cast<object?>().Select(Value).ToList(),
        var one => [one],
    };

    public static object? Get(IDictionary map, string key) =>
        map.Keys.Cast<object>().Where(k => string.Equals(Text(k), key, StringComparison.OrdinalIgnoreCase)).Select(k => map[k]).FirstOrDefault();
}
