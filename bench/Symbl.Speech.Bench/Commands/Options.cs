using System.Globalization;

namespace Symbl.Speech.Bench.Commands;

/// <summary>The arguments of a command: values by position, <c>--name value</c> or <c>--name=value</c>, and switches.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _switches = new(StringComparer.Ordinal);

    private Options(List<string> positional) => Positional = positional;

    public IReadOnlyList<string> Positional { get; }

    /// <summary>Reads arguments.</summary>
    /// <param name="arguments">Without the name of the command.</param>
    /// <param name="valued">Names of options with a value, without dashes.</param>
    /// <param name="switches">Names of options without one.</param>
    /// <exception cref="UsageException">An option is unknown, given twice, or lacks its value.</exception>
    public static Options Parse(IReadOnlyList<string> arguments, IReadOnlyList<string> valued, IReadOnlyList<string> switches)
    {
        var positional = new List<string>();
        var options = new Options(positional);
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                positional.Add(argument);
                continue;
            }
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument[2..] : argument[2..equals];
            bool added;
            if (switches.Contains(name) && equals < 0)
                added = options._switches.Add(name);
            else if (!valued.Contains(name))
                throw new UsageException($"Unknown option '{argument}'.");
            else if (equals >= 0)
                added = options._values.TryAdd(name, argument[(equals + 1)..]);
            else if (index + 1 < arguments.Count)
                added = options._values.TryAdd(name, arguments[++index]);
            else
                throw new UsageException($"The option --{name} needs a value.");
            if (!added)
                throw new UsageException($"The option --{name} is given twice.");
        }
        return options;
    }

    public bool Switch(string name) => _switches.Contains(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>The only value by position, or nothing.</summary>
    /// <exception cref="UsageException">There are more.</exception>
    public string? Only() => Positional.Count <= 1
        ? Positional.FirstOrDefault()
        : throw new UsageException($"What is '{Positional[1]}'? One folder or file is taken.");

    /// <summary>The only value by position.</summary>
    /// <exception cref="UsageException">There are more, or none.</exception>
    public string Required(string what) => Only() ?? throw new UsageException($"State {what}.");

    /// <exception cref="UsageException">Not a finite number from <paramref name="least"/>.</exception>
    public double Number(string name, double otherwise, double least)
    {
        if (Text(name) is not { } text)
            return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) && value >= least
            ? value
            : throw Wrong(name, text, string.Create(CultureInfo.InvariantCulture, $"a number from {least}"));
    }

    /// <exception cref="UsageException">Not a whole number in the range.</exception>
    public int? Integer(string name, int least, int most)
    {
        if (Text(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
    }

    private static UsageException Wrong(string name, string text, string wanted) =>
        new($"--{name} takes {wanted}; '{text}' is none.");
}
