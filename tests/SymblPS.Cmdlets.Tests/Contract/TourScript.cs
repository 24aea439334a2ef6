namespace SymblPS.Cmdlets.Tests.Contract;

/// <summary>A script in steps: each begins with a comment <c># step: what it shows</c>, and shares its variables with those before.</summary>
/// <param name="Title">What the step shows.</param>
/// <param name="Script">What it runs.</param>
/// <param name="Withheld">Requests (<c># without: GET /v1/.../*</c>) a service of another age would not know: answered 404 in its place.</param>
internal sealed record TourStep(string Title, string Script, IReadOnlyList<string> Withheld)
{
    private const string StepMark = "# step:";
    private const string WithoutMark = "# without:";

    /// <summary>The steps of all tours, in the order of the files' names.</summary>
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
