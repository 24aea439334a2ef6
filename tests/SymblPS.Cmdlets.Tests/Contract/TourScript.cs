namespace SymblPS.Cmdlets.Tests.Contract;

/// <summary>A step of a tour script. It begins with a comment <c># step: title</c> and shares the variables of earlier steps.</summary>
/// <param name="Title">The title.</param>
/// <param name="Script">The script.</param>
/// <param name="Withheld">Requests that an older service does not know (<c># without: GET /v1/.../*</c>); the proxy answers them with 404.</param>
internal sealed record TourStep(string Title, string Script, IReadOnlyList<string> Withheld)
{
    private const string StepMark = "# step:";
    private const string WithoutMark = "# without:";

    /// <summary>The steps of all tour scripts, in the order of the file names.</summary>
    public static IReadOnlyList<TourStep> All() =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Contract"), "*.tour.ps1").Order(StringComparer.Ordinal)
            .SelectMany(file => Read(File.ReadAllText(file))),
    ];

    private static IEnumerable<TourStep> Read(string text) =>
        from part in text.ReplaceLineEndings("\n").Split('\n' + StepMark).Skip(1)
        let lines = part.Split('\n')
        select new TourStep(
            lines[0].Trim(),
            string.Join('\n', lines.Skip(1)).Trim(),
            [.. lines.Where(line => line.StartsWith(WithoutMark, StringComparison.Ordinal)).Select(line => line[WithoutMark.Length..].Trim())]);
}
