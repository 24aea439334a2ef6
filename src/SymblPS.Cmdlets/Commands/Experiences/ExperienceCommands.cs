using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Experiences;

/// <summary>Creates a web page of the service that shows a conversation, and outputs its address.</summary>
[Cmdlet(VerbsCommon.New, "SymblExperience", SupportsShouldProcess = true)]
[OutputType(typeof(SymblExperience))]
[SymblOperation("createExperience")]
public sealed class NewSymblExperienceCommand : ConversationItemCommand
{
    private const string CssColor = "^#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$";

    private ExperienceOptions _options = new();

    /// <summary>Kind of page: text only, or with an audio or video player.</summary>
    [Parameter(Position = 1)]
    public SymblExperienceKind Kind { get; set; }

    /// <summary>Address of the recording for a page with a player.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? MediaUri { get; set; }

    /// <summary>Address of a logo.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Logo { get; set; }

    /// <summary>Address of the browser icon.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Favicon { get; set; }

    /// <summary>Background color in CSS notation.</summary>
    [Parameter]
    [ValidatePattern(CssColor)]
    public string? BackgroundColor { get; set; }

    /// <summary>Color of the topic filter in CSS notation.</summary>
    [Parameter]
    [ValidatePattern(CssColor)]
    public string? TopicColor { get; set; }

    /// <summary>Color of the insight filter in CSS notation.</summary>
    [Parameter]
    [ValidatePattern(CssColor)]
    public string? InsightColor { get; set; }

    /// <summary>Font family of Google Fonts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Font { get; set; }

    /// <summary>Lifetime of the address. Zero sets no limit.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? UrlLife { get; set; }

    /// <summary>Makes the page read-only.</summary>
    [Parameter]
    public SwitchParameter ReadOnly { get; set; }

    /// <summary>Creates the page in the custom domain of the account.</summary>
    [Parameter]
    public SwitchParameter CustomDomain { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        _options = new ExperienceOptions
        {
            Kind = Kind,
            MediaUri = MediaUri,
            Logo = Logo,
            Favicon = Favicon,
            BackgroundColor = BackgroundColor,
            TopicColor = TopicColor,
            InsightColor = InsightColor,
            Font = Font,
            UrlLife = UrlLife,
            ReadOnly = ReadOnly,
            CustomDomain = CustomDomain,
        };
        _options.Validate();
        base.Prepare();
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        // The address gives access to the page, so its creation needs a confirmation.
        if (!await ShouldProcessAsync(
            pipeline, $"conversation {conversationId}", "Create a page that is visible to everyone with its address").ConfigureAwait(false)) return;
        await pipeline.WriteAsync(await Client.Experiences.CreateAsync(conversationId, _options, cancel).ConfigureAwait(false)).ConfigureAwait(false);
    }
}

/// <summary>Changes the recording that the insights page of a conversation plays.</summary>
[Cmdlet(VerbsCommon.Set, "SymblExperience", SupportsShouldProcess = true)]
[OutputType(typeof(SymblInsightPage))]
[SymblOperation("updateExperienceMediaUrl")]
[SymblOperation("getInsightsDetailsUrl")]
public sealed class SetSymblExperienceCommand : ConversationItemCommand
{
    /// <summary>Address of the recording. It must be readable without credentials.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public Uri? MediaUri { get; set; }

    /// <summary>Outputs the address of the page.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (!await ShouldProcessAsync(
            pipeline, $"conversation {conversationId}", $"Play {MediaUri} on its insights page").ConfigureAwait(false)) return;
        await Client.Experiences.SetMediaAsync(conversationId, MediaUri!, cancel).ConfigureAwait(false);
        if (!PassThru) return;
        var page = await Client.Experiences.GetDetailsPageAsync(conversationId, false, cancel).ConfigureAwait(false);
        await pipeline.WriteAsync(page).ConfigureAwait(false);
    }
}

/// <summary>Gets the address of the service's insights page for conversations, or for the list of all conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblInsightPage")]
[OutputType(typeof(SymblInsightPage))]
[SymblOperation("getInsightsListUrl")]
[SymblOperation("getInsightsDetailsUrl")]
public sealed class GetSymblInsightPageCommand : SymblConnectedCmdlet
{
    /// <summary>Conversations to show. The default is the page with the list of conversations.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ConversationId { get; set; }

    /// <summary>Shows call scores on the page.</summary>
    [Parameter]
    public SwitchParameter IncludeCallScore { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (ConversationId is null)
        {
            await pipeline.WriteAsync(await Client.Experiences.GetListPageAsync(IncludeCallScore, cancel).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        foreach (var given in ConversationId)
        {
            await ForItemAsync(pipeline, given, () => ConversationLookup.RunAsync(Client, given, async id => await pipeline.WriteAsync(
                await Client.Experiences.GetDetailsPageAsync(id, IncludeCallScore, cancel).ConfigureAwait(false)).ConfigureAwait(false), cancel))
                .ConfigureAwait(false);
        }
    }
}
