using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Changes trackers: what the parameters name, or what is different in an object that was read and changed.</summary>
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
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? TrackerId { get; set; }

    /// <summary>New name.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>All phrases to find, in place of those there are.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? Vocabulary { get; set; }

    /// <summary>Phrases to find as well.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? AddVocabulary { get; set; }

    /// <summary>Phrases to find no more; upper and lower case are the same.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? RemoveVocabulary { get; set; }

    /// <summary>What it is for; an empty text takes it away.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>All phrases that are not meant; an empty list takes them away.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? ExcludeVocabulary { get; set; }

    /// <summary>All groups it belongs to; an empty list takes them away.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [Alias("Categories")]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Category { get; set; }

    /// <summary>All languages it is for; an empty list takes them away.</summary>
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
            throw new ArgumentException("-Vocabulary names all phrases, so -AddVocabulary and -RemoveVocabulary have no meaning beside it.");
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
