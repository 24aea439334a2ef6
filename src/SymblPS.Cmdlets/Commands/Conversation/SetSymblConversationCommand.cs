using System.Collections;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Labels conversations. The service replaces all labels of a conversation; <c>-Merge</c> keeps the others.</summary>
[Cmdlet(VerbsCommon.Set, "SymblConversation", SupportsShouldProcess = true)]
[OutputType(typeof(SymblConversation))]
[SymblOperation("getConversation")]
[SymblOperation("updateConversation")]
public sealed class SetSymblConversationCommand : ConversationItemCommand
{
    /// <summary>Labels: <c>@{ customer = 'Contoso'; ticket = 4711 }</c>. An empty table removes all.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Keep labels that are not given; one given as <c>$null</c> or empty is removed.</summary>
    [Parameter]
    public SwitchParameter Merge { get; set; }

    /// <summary>Write the conversations as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var labels = LabelText.Read(Metadata!);
        if (Merge)
        {
            var given = labels;
            var present = await Client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false);
            labels = present.Metadata.Where(label => !given.ContainsKey(label.Key)).Concat(given.Where(label => label.Value.Length > 0))
                .ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);
        }
        else if (labels.FirstOrDefault(label => label.Value.Length == 0) is { Key: { } empty })
        {
            throw new ArgumentException($"The label '{empty}' has no value. All labels are replaced, so leave it out to remove it.");
        }

        var shown = labels.Count == 0 ? "Remove all labels" : $"Set the labels to: {string.Join("; ", labels.Select(label => $"{label.Key} = {label.Value}"))}";
        if (!await ShouldProcessAsync(pipeline, conversationId, shown).ConfigureAwait(false)) return;
        await Client.Conversations.SetMetadataAsync(conversationId, labels, cancel).ConfigureAwait(false);
        if (PassThru) await pipeline.WriteAsync(await Client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
