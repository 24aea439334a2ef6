using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

internal static partial class AccountKinds
{
    public static AccountKind<SymblTracker> Tracker { get; } =
        new("tracker", "SymblTracker", nameof(SymblTracker.TrackerId), static item => item.TrackerId, static item => item.Name,
        static (client, cancel) => client.Trackers.ListAsync(null, cancel));
}

/// <summary>Gets the trackers of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblTracker", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblTracker))]
[SymblOperation("listTrackers")]
[SymblOperation("getTracker")]
[SymblOperation("getTrackerLegacy")]
public sealed class GetSymblTrackerCommand : GetNamedAccountObjectCommand<SymblTracker>
{
    /// <summary>Ids of the trackers.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? TrackerId { get; set; }

    private protected override AccountKind<SymblTracker> Kind => AccountKinds.Tracker;

    private protected override string[]? Ids => TrackerId;

    private protected override Task<SymblTracker> ReadAsync(string id, CancellationToken cancel) => Client.Trackers.GetAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblTracker>> ListAsync(CancellationToken cancel) => Client.Trackers.ListAsync(null, cancel);
}

/// <summary>Creates trackers from parameters, or from objects with a name and a vocabulary.</summary>
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

    /// <summary>Description.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Phrases to ignore although they resemble the vocabulary.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? ExcludeVocabulary { get; set; }

    /// <summary>Categories of your own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Categories")]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Category { get; set; }

    /// <summary>Languages of the tracker.</summary>
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

/// <summary>Changes trackers: some properties by parameters, or the properties that differ in a changed object.</summary>
[Cmdlet(VerbsCommon.Set, "SymblTracker", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblTracker))]
[SymblOperation("patchTracker")]
[SymblOperation("updateTrackerLegacy")]
[SymblOperation("getTracker")]
[SymblOperation("getTrackerLegacy")]
public sealed class SetSymblTrackerCommand : SetAccountObjectCommand<SymblTracker>
{
    /// <summary>Ids of the trackers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? TrackerId { get; set; }

    /// <summary>New name.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>New phrases. They replace the present vocabulary.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? Vocabulary { get; set; }

    /// <summary>Phrases to add.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? AddVocabulary { get; set; }

    /// <summary>Phrases to remove. Case is ignored.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? RemoveVocabulary { get; set; }

    /// <summary>New description. An empty text removes it.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>New phrases to ignore. They replace the present ones; an empty list removes all of them.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? ExcludeVocabulary { get; set; }

    /// <summary>New categories. They replace the present ones; an empty list removes all of them.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [Alias("Categories")]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Category { get; set; }

    /// <summary>New languages. They replace the present ones; an empty list removes all of them.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [Alias("Languages")]
    [TextListTransformation]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string[]? Language { get; set; }

    private protected override AccountKind<SymblTracker> Kind => AccountKinds.Tracker;

    private protected override string[]? Ids => TrackerId;

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (Vocabulary is not null && (AddVocabulary ?? RemoveVocabulary) is not null)
            throw new ArgumentException("-Vocabulary replaces all phrases. It cannot be combined with -AddVocabulary and -RemoveVocabulary.");
        base.Prepare();
    }

    private protected override Task<SymblTracker> ChangeAsync(string id, CancellationToken cancel) => Client.Trackers.UpdateAsync(
        id,
        present => new TrackerDefinition
        {
            Name = Name,
            Description = Description,
            Vocabulary = Vocabulary ?? ((AddVocabulary ?? RemoveVocabulary) is null ? null : Edited(present.Vocabulary)),
            ExcludeVocabulary = ExcludeVocabulary,
            Categories = Category,
            Languages = Language,
        },
        cancel);

    private protected override Task<SymblTracker> ReplaceAsync(string id, ObjectReader values, CancellationToken cancel) =>
        Client.Trackers.UpdateAsync(
            id,
            _ => new TrackerDefinition
            {
                Name = values.Text("Name"),
                Description = values.Text("Description"),
                Vocabulary = values.List("Vocabulary"),
                ExcludeVocabulary = values.List("ExcludeVocabulary"),
                Categories = values.List("Categories", "Category"),
                Languages = values.List("Languages", "Language"),
            },
            cancel);

    private string[] Edited(IReadOnlyList<string> present) =>
    [
        .. present.Concat(AddVocabulary ?? []).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(phrase => RemoveVocabulary?.Contains(phrase, StringComparer.OrdinalIgnoreCase) != true),
    ];
}

/// <summary>Deletes trackers of the account.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblTracker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteTracker")]
[SymblOperation("deleteTrackerLegacy")]
public sealed class RemoveSymblTrackerCommand : RemoveAccountObjectCommand<SymblTracker>
{
    /// <summary>Ids of the trackers, or objects with a <c>TrackerId</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? TrackerId { get; set; }

    private protected override AccountKind<SymblTracker> Kind => AccountKinds.Tracker;

    private protected override string[]? Ids => TrackerId;

    private protected override Task RemoveAsync(string id, CancellationToken cancel) => Client.Trackers.RemoveAsync(id, cancel);
}
