using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.Models.Errors;

namespace Symbl.Models.Selection;

/// <summary>The recognizer of every job that names no other one. It persists in a settings file of the user, which the server reads for every job.</summary>
/// <param name="path">Path of the settings file.</param>
public sealed class RecognizerDefault(string path)
{
    private const string Property = "recognizer";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Path of the settings file.</summary>
    public string Path { get; } = path;

    /// <summary>Reads the default; null if it is not set.</summary>
    /// <exception cref="ModelException">The settings file is damaged.</exception>
    public RecognizerChoice? Get()
    {
        if (!Read().TryGetPropertyValue(Property, out var value) || value is null)
            return null;
        return value is JsonValue text && text.TryGetValue<string>(out var name)
            ? RecognizerChoice.Parse(name)
            : throw Damaged("its property 'recognizer' is not a text", null);
    }

    /// <summary>Sets the default.</summary>
    /// <param name="choice">The recognizer.</param>
    /// <exception cref="ModelException">The settings file is damaged, or it cannot be written.</exception>
    public void Set(RecognizerChoice choice)
    {
        var settings = Read();
        settings[Property] = choice.Value;
        Write(settings);
    }

    /// <summary>Removes the default.</summary>
    /// <exception cref="ModelException">The settings file is damaged, or it cannot be written.</exception>
    public void Clear()
    {
        var settings = Read();
        if (settings.Remove(Property))
            Write(settings);
    }

    private JsonObject Read()
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path)) as JsonObject ?? throw Damaged("it is not a JSON object", null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw Damaged(e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(ModelProblem.InvalidFile, $"The settings file '{Path}' cannot be read: {e.Message}", "Check the permissions of the file.", e);
        }
    }

    private void Write(JsonObject settings)
    {
        try
        {
            SafeFile.Write(Path, settings.ToJsonString(Indented));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SafeFile.Failed(e, $"The settings file '{Path}'");
        }
    }

    private ModelException Damaged(string reason, Exception? cause) => new(
        ModelProblem.InvalidFile, $"The settings file '{Path}' is damaged: {reason}.", "Correct the file, or delete it to have no default.", cause);
}
