using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>The word lists for promises, requests and agreements. <c>commitments-en.txt</c> describes each list.</summary>
internal static class CommitmentWords
{
    private static readonly WordLists Lists = WordLists.Load("commitments-en.txt");

    public static PhraseSet Promises { get; } = Lists["promises"];

    public static PhraseSet Intentions { get; } = Lists["intentions"];

    public static PhraseSet Duties { get; } = Lists["duties"];

    public static PhraseSet GroupDuties { get; } = Lists["group-duties"];

    public static PhraseSet Offers { get; } = Lists["offers"];

    public static PhraseSet Requests { get; } = Lists["requests"];

    public static PhraseSet YourDuties { get; } = Lists["your-duties"];

    public static PhraseSet NameActs { get; } = Lists["name-acts"];

    public static PhraseSet House { get; } = Lists["house"];

    public static PhraseSet Reminders { get; } = Lists["reminders"];

    public static PhraseSet Corrections { get; } = Lists["corrections"];

    public static PhraseSet Fillers { get; } = Lists["fillers"];

    public static PhraseSet Hedges { get; } = Lists["hedges"];

    public static PhraseSet Negations { get; } = Lists["negations"];

    public static PhraseSet Conditions { get; } = Lists["conditions"];

    public static PhraseSet FindingOut { get; } = Lists["finding-out"];

    public static PhraseSet Courtesies { get; } = Lists["courtesies"];

    public static PhraseSet NearSpoilers { get; } = Lists["near-spoilers"];

    public static PhraseSet ImmediateSpoilers { get; } = Lists["immediate-spoilers"];

    public static PhraseSet LateSpoilers { get; } = Lists["late-spoilers"];

    public static PhraseSet Deferred { get; } = Lists["deferred"];

    public static PhraseSet Instant { get; } = Lists["instant"];

    public static PhraseSet Never { get; } = Lists["never"];

    public static PhraseSet FollowUps { get; } = Lists["follow-ups"];

    public static PhraseSet LooseFollowUps { get; } = Lists["loose-follow-ups"];

    public static PhraseSet SeeYou { get; } = Lists["see-you"];

    public static PhraseSet Acceptances { get; } = Lists["acceptances"];

    public static PhraseSet OfferAcceptances { get; } = Lists["offer-acceptances"];

    public static PhraseSet Later { get; } = Lists["later"];

    public static PhraseSet AmongMany { get; } = Lists["among-many"];

    public static PhraseSet Refusals { get; } = Lists["refusals"];

    public static PhraseSet NewStarts { get; } = Lists["new-starts"];

    public static PhraseSet ClauseEnds { get; } = Lists["clause-ends"];
}
