using Symbl.Domain.Analysis;

namespace Symbl.Language.Scoring;

/// <summary>The managed checklist of a sale: the subjects of each stage, and the phrases that identify them.</summary>
internal static class SalesProcess
{
    private const string General = "general";

    private static readonly Item[] Items =
    [
        new("Were needs or challenges discussed?", ["qualification", "discovery", "demo"],
            ["challenge", "pain point", "struggle", "problem", "issue", "what do you need", "looking for", "painful", "bottleneck"]),
        new("Was the current process discussed?", ["qualification", "discovery"],
            ["how do you handle", "how do you work", "how many", "currently", "right now", "at the moment", "the way it works"]),
        new("Was the budget discussed?", ["qualification", "negotiation"],
            ["budget", "afford", "funding", "set aside"]),
        new("Were the decision makers discussed?", ["qualification", "discovery", "negotiation"],
            ["decision", "decide", "approval", "approve", "sign off", "stakeholder", "who else is involved", "decision maker"]),
        new("Was the time frame discussed?", ["qualification", "discovery", "negotiation"],
            ["timeline", "time frame", "deadline", "go live", "be live", "end of the quarter", "end of the month", "how soon"]),
        new("Was the value discussed?", ["discovery", "demo"],
            ["save", "benefit", "return on investment", "roi", "value", "faster", "reduce", "what would it mean"]),
        new("Was the product shown?", ["demo"],
            ["demo", "share my screen", "let me show", "show you", "you can see", "here you see"]),
        new("Were competitors or alternatives discussed?", ["discovery", "negotiation"],
            ["competitor", "another vendor", "other vendor", "alternative", "compare", "quoting"]),
        new("Was the price discussed?", ["negotiation"],
            ["price", "pricing", "how much is", "does it cost", "quote", "discount", "a month", "per month", "a year", "per user"]),
        new("Were next steps discussed?", ["qualification", "discovery", "demo", "negotiation"],
            ["next step", "proposal", "pilot", "trial", "follow up", "meet again", "send you", "send an invite", "contract"]),
    ];

    /// <summary>Gets the checklist of a stage. The questions of the stage have the highest priority.</summary>
    /// <param name="stage">Stage of the sale. Null and <c>general</c> give all questions the same priority.</param>
    public static IEnumerable<(ChecklistQuestion Question, IReadOnlyList<string> Phrases)> Checklist(string? stage) =>
        Items.Select(item => (new ChecklistQuestion(item.Question, Priority(item, stage)), (IReadOnlyList<string>)item.Phrases));

    private static string Priority(Item item, string? stage)
    {
        if (stage is null or General)
            return "medium";
        return item.Stages.Contains(stage) ? "high" : "low";
    }

    private sealed record Item(string Question, string[] Stages, string[] Phrases);
}
