namespace Symbl.Domain.Account;

/// <summary>Names of the kinds of documents, as tables and answers have them.</summary>
public static class AccountResourceKinds
{
    public const string Tracker = "tracker";
    public const string Entity = "entity";
    public const string Group = "group";
    public const string Criteria = "criteria";
    public const string Scorecard = "scorecard";
    public const string Assistant = "rta";
}
