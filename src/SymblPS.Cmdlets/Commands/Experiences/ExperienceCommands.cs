using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Experiences;

/// <summary>Has the service make a page that shows a conversation, and gives its address.</summary>
[Cmdlet(VerbsCommon.New, "SymblExperience", SupportsShouldProcess = true)]
[OutputType(typeof(SymblExperience))]
[SymblOperation("createExperience")]
public sealed class NewSymblExperienceCommand : ConversationItemCommand
{
    private const string CssColor = "^#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$";

    private ExperienceOptions _options = new();

    /// <summary>Kind of page: text alone, or with the recording to listen to or to watch.</summary>
    [Parameter(Position = 1)]
    public SymblExperienceKind Kind { get; set; }

    /// <summary>Address of the recording, for pages with one.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? MediaUri { get; set; }

    /// <summary>Address of a logo.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Logo { get; set; }

    /// <summary>Address of the icon the browser shows.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Favicon { get; set; }

    /// <summary>Colour of the background, as CSS writes it.</summary>
    [Parameter]
    [ValidatePattern(CssColor)]
    public string? BackgroundColor { get; set; }

    /// <summary>Colour of the filter of topics, as CSS writes it.</summary>
    [Parameter]
    [ValidatePattern(CssColor)]
    public string? TopicColor { get; set; }

    /// <summary>Colour of the filter of insights, as CSS writes it.</summary>
    [Parameter]
    [ValidatePattern(CssColor)]
    public string? InsightColor { get; set; }

    /// <summary>Font family, one of Google Fonts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Font { get; set; }

    /// <summary>How long the address works; zero for ever.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? UrlLife { get; set; }

    /// <summary>Let nobody change anything on the page.</summary>
    [Parameter]
    public SwitchParameter ReadOnly { get; set; }

    /// <summary>Put the page below the account's own domain.</summary>
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
        // The address is the key to the page, so making one is giving access.
        if (!await ShouldProcessAsync(
            pipeline, $"conversation {conversationId}", "Make a page that everybody with its address can see").ConfigureAwait(false)) return;
        await pipeline.WriteAsync(await Client.Experiences.CreateAsync(conversationId, _options, cancel).ConfigureAwait(false)).ConfigureAwait(false);
    }
}

/// <summary>Changes the address of the recording that the insights page of a conversation plays.</summary>
[Cmdlet(VerbsCommon.Set, "SymblExperience", SupportsShouldProcess = true)]
[OutputType(typeof(SymblInsightPage))]
[SymblOperation("updateExperienceMediaUrl")]
[SymblOperation("getInsightsDetailsUrl")]
public sealed class SetSymblExperienceCommand : ConversationItemCommand
{
    /// <summary>Address of the recording; anybody must be able to read it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public Uri? MediaUri { get; set; }

    /// <summary>Write the address of the page that plays it.</summary>
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

/// <summary>Gives the address of the service's own page of insights: of conversations, or of the list of all.</summary>
[Cmdlet(VerbsCommon.Get, "SymblInsightPage")]
[OutputType(typeof(SymblInsightPage))]
[SymblOperation("getInsightsListUrl")]
[SymblOperation("getInsightsDetailsUrl")]
public sealed class GetSymblInsightPageCommand : SymblConnectedCmdlet
{
    /// <summary>Conversations to show; the list of conversations without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ConversationId { get; set; }

    /// <summary>Have the page show call scores.</summary>
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

        foreach (var id in ConversationId)
        {
            await ForItemAsync(pipeline, id, async () => await pipeline.WriteAsync(
                await Client.Experiences.GetDetailsPageAsync(id, IncludeCallScore, cancel).ConfigureAwait(false)).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
    }
}
