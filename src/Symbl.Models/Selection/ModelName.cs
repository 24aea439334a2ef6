using Symbl.Models.Errors;

namespace Symbl.Models.Selection;

/// <summary>Names of models. A name is a part of file names on all systems.</summary>
public static class ModelName
{
    private const int Longest = 100;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        RecognizerChoice.NoneText, "CON", "PRN", "AUX", "NUL",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>Checks a name and returns it.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ModelException">The name is not valid.</exception>
    public static string Check(string name)
    {
        if (IsValid(name))
            return name;
        throw new ModelException(
            ModelProblem.InvalidInput,
            $"'{name}' is not a valid name of a model.",
            $"A name has at most {Longest} letters, digits, points, hyphens and underscores, starts with a letter or digit, and is not '{RecognizerChoice.NoneText}' or a .json file.");
    }

    /// <summary>Makes a name of a file name: without the extension and without <c>ggml-</c>.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="ModelException">The file name makes no valid name.</exception>
    public static string OfFile(string path)
    {
        const string prefix = "ggml-";
        var name = Path.GetFileNameWithoutExtension(path);
        name = name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name[prefix.Length..] : name;
        return IsValid(name)
            ? name
            : throw new ModelException(ModelProblem.InvalidInput, $"The file name '{Path.GetFileName(path)}' makes no valid name of a model.", "Specify a name with -Name.");
    }

    private static bool IsValid(string name) =>
        name.Length is > 0 and <= Longest
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(static one => char.IsAsciiLetterOrDigit(one) || one is '.' or '-' or '_' or '+')
        && !name.EndsWith('.')
        && !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && !Reserved.Contains(name.Split('.')[0]);
}
