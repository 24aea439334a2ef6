namespace SymblPS.Client.Management;

/// <summary>Call-score criteria and scorecards of the account (<c>/v1/manage/callscore</c>). One write runs at a time.</summary>
public sealed class CallScoreSetupOperations
{
    private readonly ManagementChannel _channel;
    private readonly ManagedResource<SymblCallScoreCriterion> _criteria;
    private readonly ManagedResource<SymblScorecard> _scorecards;

    internal CallScoreSetupOperations(ManagementChannel channel)
    {
        _channel = channel;
        string[] criteria = ["v1", "manage", "callscore", "criteria"];
        string[] scorecards = ["v1", "manage", "callscore", "scorecards"];
        _criteria = new ManagedResource<SymblCallScoreCriterion>(
            channel,
            new ManagedPaths { Kind = "criterion", Plural = "criteria", List = criteria, Item = criteria, Create = criteria },
            AccountMapper.Criterion);
        _scorecards = new ManagedResource<SymblScorecard>(
            channel,
            new ManagedPaths { Kind = "scorecard", Plural = "scorecards", List = scorecards, Item = scorecards, Create = scorecards },
            AccountMapper.Scorecard);
    }

    /// <summary>Lists the criteria of the account.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [SymblOperation("listCriteria")]
    public Task<IReadOnlyList<SymblCallScoreCriterion>> ListCriteriaAsync(CancellationToken cancellationToken) =>
        _criteria.ListAsync(null, cancellationToken);

    /// <summary>Gets a criterion.</summary>
    /// <param name="criterionId">ID of the criterion.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The criterion does not exist.</exception>
    [SymblOperation("getCriteriaById")]
    public async Task<SymblCallScoreCriterion> GetCriterionAsync(string criterionId, CancellationToken cancellationToken) =>
        AccountMapper.Criterion(await _criteria.ReadAsync(criterionId, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a criterion.</summary>
    /// <param name="criterion">The criterion; requires a name and at least one question.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The name or the checklist is missing.</exception>
    [SymblOperation("createCriteria")]
    [SymblOperation("listCriteria")]
    public Task<SymblCallScoreCriterion> CreateCriterionAsync(CriterionDefinition criterion, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(criterion.Name)) throw new ArgumentException("A criterion needs a name.");
        if (criterion.Checklist is not { Count: > 0 })
            throw new ArgumentException($"The criterion '{criterion.Name}' needs a checklist with at least one question.");
        return _channel.InTurnAsync(
            () => _criteria.CreateAsync(
                criterion.ToJson(),
                new Creation($"The criterion '{criterion.Name}'", $"Get-SymblCallScoreCriterion -Name '{criterion.Name}'"),
                made => made.Name == criterion.Name,
                $"Change the existing one (Get-SymblCallScoreCriterion -Name '{criterion.Name}' | Set-SymblCallScoreCriterion ...).",
                cancellationToken),
            cancellationToken);
    }

    /// <summary>Changes members of a criterion and leaves the other members unchanged.</summary>
    /// <param name="criterionId">ID of the criterion.</param>
    /// <param name="change">The members to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed criterion.</returns>
    /// <exception cref="SymblNotFoundException">The criterion does not exist.</exception>
    [SymblOperation("patchCriteria")]
    [SymblOperation("getCriteriaById")]
    public Task<SymblCallScoreCriterion> ChangeCriterionAsync(
        string criterionId, CriterionDefinition change, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(
            () => _criteria.PatchAsync(criterionId, change.ToJson(), repeatable: true, null, cancellationToken), cancellationToken);

    /// <summary>Replaces a criterion: reads it, applies the given members, and sends all properties back, including unknown ones.</summary>
    /// <param name="criterionId">ID of the criterion.</param>
    /// <param name="criterion">The members to replace.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed criterion.</returns>
    /// <exception cref="SymblNotFoundException">The criterion does not exist.</exception>
    [SymblOperation("replaceCriteria")]
    [SymblOperation("getCriteriaById")]
    public Task<SymblCallScoreCriterion> ReplaceCriterionAsync(
        string criterionId, CriterionDefinition criterion, CancellationToken cancellationToken) => _channel.InTurnAsync(
        async () =>
        {
            var present = await _criteria.ReadAsync(criterionId, cancellationToken).ConfigureAwait(false);
            return await _criteria.PutAsync(criterionId, JsonProperties.Over(present, criterion.ToJson()), cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Lists the scorecards of the account.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [SymblOperation("listScorecards")]
    public Task<IReadOnlyList<SymblScorecard>> ListScorecardsAsync(CancellationToken cancellationToken) =>
        _scorecards.ListAsync(null, cancellationToken);

    /// <summary>Gets a scorecard.</summary>
    /// <param name="scorecardId">ID of the scorecard.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The scorecard does not exist.</exception>
    [SymblOperation("getScorecardById")]
    public async Task<SymblScorecard> GetScorecardAsync(string scorecardId, CancellationToken cancellationToken) =>
        AccountMapper.Scorecard(await _scorecards.ReadAsync(scorecardId, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a scorecard.</summary>
    /// <param name="scorecard">The scorecard; requires a name and at least one criterion.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The name or the criteria are missing.</exception>
    [SymblOperation("createScorecard")]
    [SymblOperation("listScorecards")]
    public Task<SymblScorecard> CreateScorecardAsync(ScorecardDefinition scorecard, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(scorecard.Name)) throw new ArgumentException("A scorecard needs a name.");
        if (scorecard.Criteria is not { Count: > 0 })
            throw new ArgumentException($"The scorecard '{scorecard.Name}' needs the ID of at least one criterion.");
        return _channel.InTurnAsync(
            () => _scorecards.CreateAsync(
                scorecard.ToJson(),
                new Creation($"The scorecard '{scorecard.Name}'", $"Get-SymblScorecard -Name '{scorecard.Name}'"),
                made => made.Name == scorecard.Name,
                $"Change the existing one (Get-SymblScorecard -Name '{scorecard.Name}' | Set-SymblScorecard ...).",
                cancellationToken),
            cancellationToken);
    }

    /// <summary>Changes members of a scorecard and leaves the other members unchanged.</summary>
    /// <param name="scorecardId">ID of the scorecard.</param>
    /// <param name="change">The members to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed scorecard.</returns>
    /// <exception cref="SymblNotFoundException">The scorecard does not exist.</exception>
    [SymblOperation("patchScorecard")]
    [SymblOperation("getScorecardById")]
    public Task<SymblScorecard> ChangeScorecardAsync(string scorecardId, ScorecardDefinition change, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(
            () => _scorecards.PatchAsync(scorecardId, change.ToJson(), repeatable: true, null, cancellationToken), cancellationToken);

    /// <summary>Replaces a scorecard: reads it, applies the given members, and sends all properties back, including unknown ones.</summary>
    /// <param name="scorecardId">ID of the scorecard.</param>
    /// <param name="scorecard">The members to replace.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed scorecard.</returns>
    /// <exception cref="SymblNotFoundException">The scorecard does not exist.</exception>
    [SymblOperation("replaceScorecard")]
    [SymblOperation("getScorecardById")]
    public Task<SymblScorecard> ReplaceScorecardAsync(
        string scorecardId, ScorecardDefinition scorecard, CancellationToken cancellationToken) => _channel.InTurnAsync(
        async () =>
        {
            var present = await _scorecards.ReadAsync(scorecardId, cancellationToken).ConfigureAwait(false);
            return await _scorecards.PutAsync(scorecardId, JsonProperties.Over(present, scorecard.ToJson()), cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);
}
