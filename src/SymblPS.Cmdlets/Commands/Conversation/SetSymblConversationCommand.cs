using System.Collections;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Sets the metadata of conversations. It replaces all metadata; <c>-Merge</c> keeps the other values.</summary>
[Cmdlet(VerbsCommon.Set, "SymblConversation", SupportsShouldProcess = true)]
[OutputType(typeof(SymblConversation))]
[SymblOperation("getConversation")]
[SymblOperation("updateConversation")]
public sealed class SetSymblConversationCommand : ConversationItemCommand
{
    /// <summary>Metadata: <c>@{ customer = 'Contoso'; ticket = 4711 }</c>. An empty hashtable removes all metadata.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Keeps metadata that <c>-Metadata</c> does not mention. A <c>$null</c> or empty value removes a key.</summary>
    [Parameter]
    public SwitchParameter Merge { get; set; }

    /// <summary>Outputs the changed conversations.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool ReadsResults => false;

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
            throw new ArgumentException($"The metadata key '{empty}' has no value. -Metadata replaces all metadata; omit the key to remove it.");
        }

        var shown = labels.Count == 0 ? "Remove all labels" : $"Set the labels to: {string.Join("; ", labels.Select(label => $"{label.Key} = {label.Value}"))}";
        if (!await ShouldProcessAsync(pipeline, conversationId, shown).ConfigureAwait(false)) return;
        await Client.Conversations.SetMetadataAsync(conversationId, labels, cancel).ConfigureAwait(false);
        if (PassThru) await pipeline.WriteAsync(await Client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
