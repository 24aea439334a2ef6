using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Creates trackers: from parameters, or from objects with a name and a vocabulary.</summary>
[Cmdlet(VerbsCommon.New, "SymblTracker", SupportsShouldProcess = true)]
[OutputType(typeof(SymblTracker))]
[SymblOperation("createTracker")]
[SymblOperation("createTrackers")]
[SymblOperation("createTrackerLegacy")]
[SymblOperation("listTrackers")]
public sealed class NewSymblTrackerCommand : NewAccountObjectCommand<TrackerDefinition, SymblTracker>
{
    /// <summary>Name, unique in the account.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Phrases to find, 1 to 50.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Vocabulary { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Phrases that are not meant, though they look alike.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? ExcludeVocabulary { get; set; }

    /// <summary>The caller's own groups of trackers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Categories")]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Category { get; set; }

    /// <summary>Languages it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Languages")]
    [TextListTransformation]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(Completion.LanguageCompleter))]
    public string[]? Language { get; set; }

    private protected override AccountKind<SymblTracker> Kind => AccountKinds.Tracker;

    private protected override int BatchSize => 100;

    private protected override TrackerDefinition Definition() => new()
    {
        Name = Name,
        Vocabulary = Vocabulary,
        Description = Description,
        ExcludeVocabulary = ExcludeVocabulary,
        Categories = Category,
        Languages = Language,
    };

    private protected override string NameOf(TrackerDefinition definition) => definition.Name!;

    private protected override void Check(TrackerDefinition definition) => TrackerOperations.Check(definition);

    private protected override Task<SymblTracker> CreateAsync(TrackerDefinition definition, CancellationToken cancel) =>
        Client.Trackers.CreateAsync(definition, cancel);

    private protected override Task<IReadOnlyList<CreationOutcome<SymblTracker>>> CreateManyAsync(
        IReadOnlyList<TrackerDefinition> definitions, CancellationToken cancel) => Client.Trackers.CreateManyAsync(definitions, cancel);
}
