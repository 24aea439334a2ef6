namespace Symbl.Transcripts.Content;

/// <summary>Words before a colon that begin a sentence or a heading, and are no names.</summary>
internal static class CommonLabels
{
    private static readonly HashSet<string> Firsts = new(StringComparer.OrdinalIgnoreCase)
    {
        // Order and quantity.
        "first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "lastly", "final", "finally",
        "next", "then", "afterwards", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "hundred", "thousand", "million",
        "several", "many", "few", "some", "both", "all", "most", "more", "another", "other", "others", "number", "step", "steps", "phase", "stage", "point", "points", "bullet",
        // Headings and remarks.
        "note", "notes", "nb", "n.b.", "ps", "p.s.", "fyi", "asap", "todo", "to-do", "tbd", "tldr", "eta", "ok", "okay", "update", "updates", "warning", "caution", "attention", "important",
        "notice", "info", "information", "tip", "tips", "hint", "example", "examples", "e.g.", "i.e.", "reminder", "remember", "question", "questions", "answer", "answers", "q", "a", "faq",
        "summary", "conclusion", "result", "results", "outcome", "decision", "decisions", "action", "actions", "task", "tasks", "agenda", "topic", "topics", "subject", "title", "chapter",
        "part", "section", "paragraph", "slide", "slides", "scene", "page", "pages", "line", "lines", "figure", "table", "item", "items", "option", "options", "plan", "goal", "goals",
        "intro", "introduction", "outro", "opening", "closing", "background", "overview", "context", "details", "detail", "reason", "reasons", "problem", "problems", "issue", "issues",
        "solution", "solutions", "cost", "costs", "price", "prices", "pricing", "budget", "total", "subtotal", "sum", "revenue", "profit", "date", "time", "deadline", "place", "location", "address",
        "phone", "email", "link", "url", "website", "source", "sources", "reference", "references", "quote", "translation", "correction", "disclaimer", "definition", "meaning", "translator's",
        "fact", "facts", "truth", "status", "version", "risk", "risks", "benefit", "benefits", "pro", "pros", "con", "cons", "advantage", "disadvantage", "feature", "features",
        "segment", "cue", "caption", "subtitle", "subtitles", "block", "clip", "music", "transcript", "recording", "discussion", "review", "feedback", "timeline", "requirement", "requirements",
        "homework", "exercise", "challenge", "bonus", "news", "headline", "spoiler", "breaking", "bottom", "side", "quick", "key", "main", "new", "old", "good", "bad", "best", "worst",
        // Function words, verbs and adverbs that begin a sentence.
        "the", "an", "my", "our", "your", "his", "her", "their", "its", "this", "that", "these", "those", "here", "there", "where", "when", "what", "why", "how", "who", "which", "whose",
        "i", "you", "he", "she", "it", "we", "they", "so", "but", "and", "or", "nor", "if", "because", "since", "although", "however", "therefore", "thus", "hence", "meanwhile", "also", "again",
        "besides", "instead", "otherwise", "still", "yet", "now", "today", "tomorrow", "yesterday", "tonight", "later", "soon", "well", "yes", "yeah", "no", "not", "right", "sure", "exactly", "maybe",
        "perhaps", "please", "thanks", "thank", "sorry", "look", "listen", "see", "imagine", "think", "consider", "suppose", "let", "let's", "do", "don't", "is", "are", "was", "were", "in", "on", "at",
        "for", "from", "with", "without", "by", "to", "of", "as", "like", "especially", "namely", "basically", "actually", "honestly", "seriously", "obviously", "clearly", "specifically", "generally",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "afternoon", "evening", "week", "month", "year", "quarter", "only", "just", "once", "twice",
        // The same in other languages.
        "hinweis", "anmerkung", "achtung", "wichtig", "frage", "antwort", "fazit", "punkt", "beispiel", "zusammenfassung", "erstens", "zweitens", "drittens", "eins", "zwei", "drei", "schritt",
        "remarque", "attention", "réponse", "exemple", "premièrement", "deuxièmement", "troisièmement", "premier", "deuxième", "étape", "conclusions", "résumé",
        "nota", "importante", "pregunta", "respuesta", "ejemplo", "primero", "segundo", "tercero", "paso", "resumen", "domanda", "risposta", "esempio", "primo", "secondo", "terzo",
        "opmerking", "vraag", "antwoord", "voorbeeld", "resposta", "pergunta", "exemplo",
    };

    private static readonly string[] Endings = ["tion", "tions", "sion", "sions", "ments", "nesses"];

    /// <summary>Returns whether a label begins a sentence or a heading.</summary>
    public static bool IsCommon(string label)
    {
        var words = Marks.Name(label).Split([' ', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return false;
        // A and B can be speakers.
        if (words.Length == 1 && words[0].Length == 1) return false;
        return Firsts.Contains(words[0]) || Firsts.Contains(words[0].TrimEnd('.', ',', ')'))
            || (words.Length == 1 && words[0].Length > 6 && Array.Exists(Endings, ending => words[0].EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
    }
}
