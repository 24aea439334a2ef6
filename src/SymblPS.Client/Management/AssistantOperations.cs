namespace SymblPS.Client.Management;

/// <summary>Real-time assistants of the account (<c>/v1/manage/rta</c>). One write runs at a time.</summary>
public sealed class AssistantOperations
{
    private readonly ManagementChannel _channel;
    private readonly ManagedResource<SymblAssistant> _assistants;

    internal AssistantOperations(ManagementChannel channel)
    {
        _channel = channel;
        string[] path = ["v1", "manage", "rta"];
        _assistants = new ManagedResource<SymblAssistant>(
            channel, new ManagedPaths { Kind = "rta", Plural = "rtas", List = path, Item = path, Create = path }, AccountMapper.Assistant);
    }

    /// <summary>Lists the assistants of the account.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [SymblOperation("listRta")]
    public Task<IReadOnlyList<SymblAssistant>> ListAsync(CancellationToken cancellationToken) => _assistants.ListAsync(null, cancellationToken);

    /// <summary>Gets an assistant.</summary>
    /// <param name="assistantId">ID of the assistant.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The assistant does not exist.</exception>
    [SymblOperation("getRta")]
    public async Task<SymblAssistant> GetAsync(string assistantId, CancellationToken cancellationToken) =>
        AccountMapper.Assistant(await _assistants.ReadAsync(assistantId, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates an assistant.</summary>
    /// <param name="assistant">The assistant; requires a name and a description.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The name or the description is missing.</exception>
    [SymblOperation("createRta")]
    [SymblOperation("listRta")]
    public Task<SymblAssistant> CreateAsync(AssistantDefinition assistant, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(assistant.Name)) throw new ArgumentException("An assistant needs a name.");
        if (string.IsNullOrWhiteSpace(assistant.Description))
            throw new ArgumentException($"The assistant '{assistant.Name}' needs a description.");
        return _channel.InTurnAsync(
            () => _assistants.CreateAsync(
                assistant.ToJson(),
                new Creation($"The assistant '{assistant.Name}'", $"Get-SymblAssistant -Name '{assistant.Name}'"),
                made => made.Name == assistant.Name,
                $"Change the existing one (Get-SymblAssistant -Name '{assistant.Name}' | Set-SymblAssistant ...).",
                cancellationToken),
            cancellationToken);
    }

    /// <summary>Changes members of an assistant and leaves the other members unchanged.</summary>
    /// <param name="assistantId">ID of the assistant.</param>
    /// <param name="change">The members to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed assistant.</returns>
    /// <exception cref="SymblNotFoundException">The assistant does not exist.</exception>
    [SymblOperation("patchRta")]
    [SymblOperation("getRta")]
    public Task<SymblAssistant> ChangeAsync(string assistantId, AssistantDefinition change, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(
            () => _assistants.PatchAsync(assistantId, change.ToJson(), repeatable: true, null, cancellationToken), cancellationToken);

    /// <summary>
    /// Replaces an assistant: reads it, applies the given members, and sends all properties back, including unknown ones.
    /// </summary>
    /// <param name="assistantId">ID of the assistant.</param>
    /// <param name="assistant">The members to replace.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed assistant.</returns>
    /// <exception cref="SymblNotFoundException">The assistant does not exist.</exception>
    [SymblOperation("replaceRta")]
    [SymblOperation("getRta")]
    public Task<SymblAssistant> ReplaceAsync(string assistantId, AssistantDefinition assistant, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(
            async () =>
            {
                var present = await _assistants.ReadAsync(assistantId, cancellationToken).ConfigureAwait(false);
                return await _assistants.PutAsync(assistantId, JsonProperties.Over(present, assistant.ToJson()), cancellationToken)
                    .ConfigureAwait(false);
            },
            cancellationToken);
}
