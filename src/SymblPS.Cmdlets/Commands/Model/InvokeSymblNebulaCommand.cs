using System.Security;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Model;

/// <summary>
/// Sends a request to the language model of the service: a prompt, an instruction about a conversation, a chat message, or a text to embed.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "SymblNebula", DefaultParameterSetName = PromptSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SymblNebulaAnswer), ParameterSetName = [PromptSet, ConversationSet, InputSet])]
[OutputType(typeof(SymblNebulaChat), ParameterSetName = [ChatSet])]
[OutputType(typeof(SymblEmbedding), ParameterSetName = [EmbedSet])]
[OutputType(typeof(SymblNebulaPiece))]
[SymblOperation("nebulaGenerate")]
[SymblOperation("nebulaGenerateStream")]
[SymblOperation("nebulaChat")]
[SymblOperation("nebulaChatStream")]
[SymblOperation("nebulaEmbed")]
[SymblOperation("getMessages")]
public sealed class InvokeSymblNebulaCommand : SymblConnectedCmdlet
{
    private const string PromptSet = "Prompt";
    private const string ConversationSet = "Conversation";
    private const string InputSet = "Input";
    private const string ChatSet = "Chat";
    private const string EmbedSet = "Embed";
    private readonly SpokenText _spoken = new();

    /// <summary>The complete prompt.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PromptSet)]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>Instruction about the conversation or the text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConversationSet)]
    [Parameter(Mandatory = true, ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string? Instruction { get; set; }

    /// <summary>Conversations for the instruction. Each gets an answer.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ConversationSet)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ConversationId { get; set; }

    /// <summary>Pipeline input: messages or lines, which together form one text; or jobs or conversations, each with an answer.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>Chat message to send.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ChatSet)]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>System message of the chat.</summary>
    [Parameter(ParameterSetName = ChatSet)]
    [ValidateNotNullOrEmpty]
    public string? System { get; set; }

    /// <summary>Chat to continue: an output of this command.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = ChatSet)]
    public SymblNebulaChat? Chat { get; set; }

    /// <summary>Computes the embedding of a text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EmbedSet)]
    public SwitchParameter Embed { get; set; }

    /// <summary>Text to embed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = EmbedSet)]
    [ValidateNotNullOrEmpty]
    public string? Text { get; set; }

    /// <summary>Name of the model. The service selects the default.</summary>
    [Parameter(ParameterSetName = ChatSet)]
    [Parameter(ParameterSetName = EmbedSet)]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>Outputs the pieces of the answer as they arrive.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = ConversationSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = ChatSet)]
    public SwitchParameter Stream { get; set; }

    /// <summary>Most tokens of the answer.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = ConversationSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = ChatSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxTokens { get; set; }

    /// <summary>Sampling temperature, 0 (always the most probable token) to 1.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = ConversationSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = ChatSet)]
    [ValidateRange(0.0, 1.0)]
    public double? Temperature { get; set; }

    /// <summary>Samples from the most probable tokens with this total probability.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = ConversationSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = ChatSet)]
    [ValidateRange(0.0, 1.0)]
    public double? TopP { get; set; }

    /// <summary>Samples from this number of the most probable tokens.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = ConversationSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = ChatSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? TopK { get; set; }

    /// <summary>A value above 1 penalizes repeated tokens.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = ConversationSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = ChatSet)]
    public double? RepetitionPenalty { get; set; }

    /// <summary>Texts that end the answer: at most 5, each with at most 50 characters.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = ConversationSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = ChatSet)]
    [ValidateCount(1, 5)]
    [ValidateLength(1, 50)]
    public string[]? StopSequence { get; set; }

    /// <summary>API key of the model. Without it, the command sends the token of the connection.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        Sampling().Check();
        base.Prepare();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        switch (ParameterSetName)
        {
            case PromptSet:
                await AskAsync(pipeline, new NebulaPrompt { Instruction = Prompt! }, null, cancel).ConfigureAwait(false);
                break;
            case ConversationSet:
                foreach (var id in ConversationId!) await AskAboutAsync(pipeline, id, cancel).ConfigureAwait(false);
                break;
            case InputSet when SpokenText.ConversationOf(InputObject) is { } id:
                await AskAboutAsync(pipeline, id, cancel).ConfigureAwait(false);
                break;
            case InputSet:
                _spoken.Add(InputObject);
                break;
            case ChatSet:
                await TalkAsync(pipeline, cancel).ConfigureAwait(false);
                break;
            case EmbedSet:
                await ForItemAsync(pipeline, Text, async () =>
                {
                    if (!await ShouldProcessAsync(pipeline, Shortened(Text!), "Embed").ConfigureAwait(false)) return;
                    await pipeline.WriteAsync(await Client.Model.EmbedAsync(Text!, Model, ApiKey, cancel).ConfigureAwait(false)).ConfigureAwait(false);
                }).ConfigureAwait(false);
                break;
        }
    }

    /// <inheritdoc />
    protected override Task CompleteAsync(IPipeline pipeline, CancellationToken cancel) => _spoken.IsEmpty
        ? Task.CompletedTask
        : AskAsync(pipeline, About(pipeline, _spoken), _spoken.ConversationId, cancel);

    private Task AskAboutAsync(IPipeline pipeline, string given, CancellationToken cancel) => ForItemAsync(pipeline, given, async () =>
    {
        var conversationId = await ConversationLookup.IdAsync(Client, given, cancel).ConfigureAwait(false);
        var spoken = new SpokenText();
        await foreach (var message in Client.Conversations.GetMessagesAsync(conversationId, new MessageQuery(), cancel).ConfigureAwait(false))
            spoken.Add(message);
        if (spoken.IsEmpty) throw new ArgumentException($"The conversation {conversationId} has no text.");
        await AskAsync(pipeline, About(pipeline, spoken), conversationId, cancel).ConfigureAwait(false);
    });

    private NebulaPrompt About(IPipeline pipeline, SpokenText spoken)
    {
        if (spoken.Words < SpokenText.FewestWords)
            pipeline.Warn($"The text has {spoken.Words} words. The service requires at least {SpokenText.FewestWords}.");
        return new NebulaPrompt { Instruction = Instruction!, Conversation = spoken.ToString() };
    }

    private async Task AskAsync(IPipeline pipeline, NebulaPrompt prompt, string? conversationId, CancellationToken cancel)
    {
        var about = conversationId is null ? Shortened(prompt.Instruction) : $"{Shortened(prompt.Instruction)} (conversation {conversationId})";
        if (!await ShouldProcessAsync(pipeline, about, "Send to the model").ConfigureAwait(false)) return;
        if (Stream)
        {
            await WriteAsync(pipeline, Client.Model.GenerateStreamAsync(prompt, Sampling(), ApiKey, cancel), conversationId, cancel).ConfigureAwait(false);
            return;
        }

        var answer = await Client.Model.GenerateAsync(prompt, Sampling(), ApiKey, cancel).ConfigureAwait(false);
        await pipeline.WriteAsync(conversationId is null
            ? answer
            : new SymblNebulaAnswer { Text = answer.Text, ConversationId = conversationId, Model = answer.Model, Usage = answer.Usage }).ConfigureAwait(false);
    }

    private async Task TalkAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (!await ShouldProcessAsync(pipeline, Shortened(Message!), "Send to the model").ConfigureAwait(false)) return;
        var chat = new NebulaChatPrompt
        {
            Messages = [.. Chat?.Messages ?? [], new SymblNebulaMessage { Role = "human", Text = Message! }],
            System = System ?? Chat?.System,
            Model = Model ?? Chat?.Model,
        };
        if (Stream) await WriteAsync(pipeline, Client.Model.ChatStreamAsync(chat, Sampling(), ApiKey, cancel), null, cancel).ConfigureAwait(false);
        else await pipeline.WriteAsync(await Client.Model.ChatAsync(chat, Sampling(), ApiKey, cancel).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task WriteAsync(IPipeline pipeline, IAsyncEnumerable<SymblNebulaPiece> pieces, string? conversationId, CancellationToken cancel)
    {
        await foreach (var piece in pieces.WithCancellation(cancel).ConfigureAwait(false))
        {
            await pipeline.WriteAsync(conversationId is null
                ? piece
                : new SymblNebulaPiece
                {
                    Delta = piece.Delta, Text = piece.Text, IsFinal = piece.IsFinal, Usage = piece.Usage, ConversationId = conversationId,
                }).ConfigureAwait(false);
        }
    }

    private NebulaSampling Sampling() => new()
    {
        MaxTokens = MaxTokens,
        Temperature = Temperature,
        TopP = TopP,
        TopK = TopK,
        RepetitionPenalty = RepetitionPenalty,
        StopSequences = StopSequence ?? [],
    };

    private static string Shortened(string text) => text.Length <= 60 ? text : text.Substring(0, 59) + "…";
}
