using System.Text.RegularExpressions;

namespace Symbl.LocalServer.Endpoints.Testing;

/// <summary>Generates plain English sentences of a call with an exact total number of words.</summary>
internal static partial class SyntheticText
{
    private static readonly Dictionary<string, string[]> Slots = new(StringComparer.Ordinal)
    {
        ["person"] = ["Maria", "James", "Priya", "Tom", "Aisha", "Oliver", "Chen", "Laura", "Samir", "Emma"],
        ["day"] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "tomorrow"],
        ["part"] = ["dashboard", "importer", "invoice", "router", "mailbox", "report", "scheduler", "checkout", "backup", "gateway"],
        ["paper"] = ["contract", "proposal", "quote", "agenda", "estimate", "checklist", "summary", "roadmap"],
        ["team"] = ["support", "billing", "sales", "engineering", "design", "security", "operations"],
        ["city"] = ["Berlin", "Austin", "Toronto", "Lisbon", "Singapore", "Dublin"],
        ["number"] = ["12", "15", "20", "30", "45", "60", "90"],
        ["money"] = ["$450", "$980", "$1,200", "$2,500", "$4,800"],
        ["time"] = ["9:30", "10:15", "11:00", "14:00", "16:45"],
    };

    private static readonly string[] Sentences =
    [
        "Okay.", "Right.", "Thanks.", "Exactly.", "Sure.",
        "Got it.", "Thank you.", "Sounds good.", "Of course.", "No problem.",
        "That makes sense.", "I agree completely.", "What about {day}?", "Who owns that?", "Let me check.",
        "That works for me.", "How much is it?", "Could {person} join us?", "I will call {person}.", "It failed again yesterday.",
        "When can you start again?", "We shipped the {part} yesterday.", "Please send me the {paper}.", "Is the {part} working now?",
        "I will talk to {person} first.", "The {part} is much faster today.", "Does the {team} team know that?",
        "Our customers in {city} are very happy.", "We need the {paper} before next {day}.", "Can you share the {paper} with {person}?",
        "I will send you the {paper} on {day}.", "The {part} went down twice during the weekend.", "We could offer {money} for the whole package.",
        "How long will it take to fix the {part}?", "Let us meet on {day} at {time} to decide.",
        "{person} from the {team} team is looking into it now.", "I am worried that the {part} will not be ready.",
        "We have about {number} open tickets for the {part} right now.", "Could you follow up with {person} about the {paper} please?",
        "The new {part} saves us roughly {number} minutes on every single order.",
        "As far as I know {person} has already approved the {paper} last week.",
        "I really like the new {part}, it is a great improvement over before.",
        "If we sign the {paper} by {day}, the price stays at {money} per month.",
        "My main concern is that the {team} team has nobody available before next {day}.",
        "Do you think it would help if we moved the {part} to the {city} office?",
        "I will ask {person} to prepare the {paper} and send it to everyone before {day} morning.",
        "We lost {number} minutes this morning because the {part} did not start and nobody noticed the alert.",
        "Let me summarize what we have so far, and then {person} can tell us about the budget for {city}.",
    ];

    private static readonly ILookup<int, string> ByWords = Sentences.ToLookup(sentence => sentence.Split(' ').Length);
    private static readonly int Longest = ByWords.Max(group => group.Key);

    /// <summary>Returns the words of whole sentences. Because some sentences have one word, any number is possible.</summary>
    public static string[] Words(Random random, int count)
    {
        var words = new List<string>(count);
        while (words.Count < count)
            words.AddRange(Sentence(random, count - words.Count).Split(' '));
        return [.. words];
    }

    private static string Sentence(Random random, int most)
    {
        // Short sentences only fill the rest. Otherwise they would make up most of the text.
        var length = Math.Min(most, random.Next(Math.Min(5, most), Longest + 1));
        while (!ByWords.Contains(length))
            length--;
        return Slot().Replace(Pick(random, [.. ByWords[length]]), slot => Pick(random, Slots[slot.Groups[1].Value]));
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();
}
