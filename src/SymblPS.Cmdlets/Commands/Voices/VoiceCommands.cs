using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Voices;

/// <summary>Gets the registered voices of the local server, without their voice prints.</summary>
[Cmdlet(VerbsCommon.Get, "SymblVoice")]
[OutputType(typeof(SymblVoice))]
public sealed class GetSymblVoiceCommand : SymblConnectedCmdlet
{
    /// <summary>Returns only the voices of people with this name. Wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VoiceNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var list = await Client.Voices.ListAsync(cancel).ConfigureAwait(false);
        foreach (var file in list.Damaged)
        {
            pipeline.Warn($"The server cannot read the voice file '{file.File}', so this voice names no speaker. "
                + (file.VoiceId is { } id ? $"Remove it with Remove-SymblVoice {id}, and register the voice again." : "Remove it from the folder known-voices of the server."));
        }

        var filter = new NameFilter(Name);
        foreach (var voice in list.Voices)
        {
            CompletionCache.Voices.Remember(voice.VoiceId, voice.Name);
            if (filter.Matches(voice.Name)) await pipeline.WriteAsync(voice).ConfigureAwait(false);
        }
    }
}

/// <summary>
/// Registers the voice of a speaker with the statement of consent, so that the local server can name the person in later recordings.
/// </summary>
[Cmdlet(VerbsLifecycle.Register, "SymblVoice", SupportsShouldProcess = true)]
[OutputType(typeof(SymblVoice))]
public sealed class RegisterSymblVoiceCommand : ConversationItemCommand
{
    private readonly List<(string ConversationId, string? MemberId)> _speakers = [];

    /// <summary>Present name of the speaker, such as <c>Speaker 1</c>. A conversation with one speaker needs none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Speaker { get; set; }

    /// <summary>Id of the speaker, usually from the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? MemberId { get; set; }

    /// <summary>Name of the person, which speakers with this voice get.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(VoiceNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Statement of consent: who agreed to the registration, and when.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Consent { get; set; }

    /// <summary>Replaces the voice that is registered under the name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (string.IsNullOrWhiteSpace(Name)) throw new ArgumentException("-Name is empty. Specify the name of the person.");
        if (string.IsNullOrWhiteSpace(Consent)) throw new ArgumentException("-Consent is empty. State who agreed to the registration, and when.");
        base.Prepare();
    }

    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        // The command must see all input first: the name belongs to one person.
        _speakers.Add((conversationId, MemberId));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (_speakers.Count == 0) return;
        await ForItemAsync(pipeline, _speakers[0].ConversationId, () => RegisterAsync(pipeline, cancel)).ConfigureAwait(false);
    }

    private async Task RegisterAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (_speakers.Count > 1)
        {
            throw new ArgumentException(
                $"-Name '{Name}' is the name of one person, and the command got {_speakers.Count} speakers. No voice was registered. Register each speaker with a name of its own.");
        }

        var (conversationId, memberId) = _speakers[0];
        var (id, speaker) = await FindAsync(conversationId, memberId, cancel).ConfigureAwait(false);
        if (!await ShouldProcessAsync(pipeline, $"{speaker} of conversation {conversationId}", $"{(Force ? "Register or replace" : "Register")} the voice of '{Name}'").ConfigureAwait(false))
            return;
        var voice = await Client.Voices.RegisterAsync(conversationId, id, Name!, Consent!, Force, cancel).ConfigureAwait(false);
        CompletionCache.Voices.Remember(voice.VoiceId, voice.Name);
        await pipeline.WriteAsync(voice).ConfigureAwait(false);
    }

    private async Task<(string Id, string Text)> FindAsync(string conversationId, string? memberId, CancellationToken cancel)
    {
        if (Speaker is null && memberId is { } id) return (id, $"member {id}");
        var members = await Client.Members.ListAsync(conversationId, cancel).ConfigureAwait(false);
        if (Speaker is null && members.Count != 1)
        {
            throw new ArgumentException(members.Count == 0
                ? $"Conversation {conversationId} has no speakers."
                : $"Conversation {conversationId} has {members.Count} speakers. Specify one with -Speaker: {string.Join(", ", members.Select(member => member.Name))}.");
        }

        var found = Speaker is null ? members[0] : MemberEditing.Find(conversationId, members, Speaker);
        return (found.MemberId, found.Name);
    }
}

/// <summary>Removes registered voices from the local server. This cannot be undone.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblVoice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveSymblVoiceCommand : SymblConnectedCmdlet
{
    /// <summary>Ids of the voices.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(VoiceIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? VoiceId { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var id in VoiceId!)
        {
            await ForItemAsync(pipeline, id, async () =>
            {
                if (CompletionCache.Voices.Latest().Any(known => string.Equals(known.Tip, id, StringComparison.OrdinalIgnoreCase)))
                    throw new ArgumentException($"'{id}' is the name of a voice, not its id. To remove a voice by name, run Get-SymblVoice '{id}' | Remove-SymblVoice.");
                var name = CompletionCache.Voices.Latest().FirstOrDefault(known => known.Value == id).Tip;
                var target = string.IsNullOrEmpty(name) ? $"voice {id}" : $"voice {id} of '{name}'";
                if (!await ShouldProcessAsync(pipeline, target, "Remove the registered voice").ConfigureAwait(false)) return;
                await Client.Voices.RemoveAsync(id, cancel).ConfigureAwait(false);
                CompletionCache.Voices.Forget(id);
            }).ConfigureAwait(false);
        }
    }
}
