namespace Symbl.Domain.Account;

/// <summary>The kinds of resources of the account, as tables and responses name them.</summary>
public static class AccountResourceKinds
{
    /// <summary>Trackers.</summary>
    public const string Tracker = "tracker";

    /// <summary>Custom entities.</summary>
    public const string Entity = "entity";

    /// <summary>Groups of conversations.</summary>
    public const string Group = "group";

    /// <summary>Criteria of call scores.</summary>
    public const string Criteria = "criteria";

    /// <summary>Scorecards.</summary>
    public const string Scorecard = "scorecard";

    /// <summary>Real-time assistants.</summary>
    public const string Assistant = "rta";
}
