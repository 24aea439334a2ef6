namespace Symbl.Models.Store;

/// <summary>Places of models and settings.</summary>
public static class ModelPaths
{
    /// <summary>Variable with the folder of the models.</summary>
    public const string FolderVariable = "SYMBL_MODELS_PATH";

    /// <summary>Variable with the path of the settings file.</summary>
    public const string SettingsVariable = "SYMBL_SETTINGS_PATH";

    private const string SettingsFile = "settings.json";

    /// <summary>Folder of the models: the variable, or a folder in the application data of the user.</summary>
    public static string DefaultFolder => Variable(FolderVariable) ?? Path.Combine(Home, "models");

    private static string Home => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "SymblPS");

    /// <summary>Path of the settings file for a folder of models.</summary>
    /// <param name="folder">The folder; null for the default.</param>
    public static string SettingsPath(string? folder) => Variable(SettingsVariable)
        ?? ((folder ?? Variable(FolderVariable)) is { } own ? Path.Combine(Path.GetFullPath(own), SettingsFile) : Path.Combine(Home, SettingsFile));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? Path.GetFullPath(value) : null;
}
