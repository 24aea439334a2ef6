namespace Symbl.Speech.Scoring.Words;

/// <summary>American spelling for common British words. The beginning of a word decides, so that its endings follow.</summary>
internal static class EnglishSpelling
{
    private const string Verbs = "analog apolog author capital categor character civil critic custom digital emphas final general global harmon hospital "
        + "ideal initial item legal local maxim memor minim mobil modern monet normal optim organ penal personal popular priorit public real "
        + "recogn revolution scrutin social special stabil standard summar symbol sympath synchron visual util";

    private const string Doubled = "cance counse fue labe leve mode quarre signa trave";

    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["programme"] = "program", ["programmes"] = "programs", ["cheque"] = "check", ["cheques"] = "checks", ["centred"] = "centered",
        ["whilst"] = "while", ["learnt"] = "learned", ["spelt"] = "spelled", ["dialled"] = "dialed", ["dialling"] = "dialing",
    };

    private static readonly (string British, string American)[] Beginnings =
    [
        .. Pairs("our", "or", "arm behavi cand clam col demean endeav fav flav harb hon hum lab neighb od parl ranc rig rum sav savi splend tum val vap vig"),
        .. Pairs("ise", "ize", Verbs), .. Pairs("isi", "izi", Verbs), .. Pairs("isa", "iza", Verbs),
        .. Pairs("yse", "yze", "anal catal paral"), .. Pairs("ysing", "yzing", "anal catal paral"),
        .. Pairs("tre", "ter", "cen centime kilome li lus me millime spec thea"), .. Pairs("bre", "ber", "cali fi sa"),
        .. Pairs("ence", "ense", "def lic off pret"),
        .. Pairs("lled", "led", Doubled), .. Pairs("lling", "ling", Doubled), .. Pairs("ller", "ler", Doubled),
        .. Pairs("ogue", "og", "anal catal dial"),
        ("grey", "gray"), ("judgement", "judgment"), ("ageing", "aging"), ("tyre", "tire"), ("aluminium", "aluminum"), ("jewellery", "jewelry"),
        ("sceptic", "skeptic"), ("mould", "mold"), ("plough", "plow"), ("enrol", "enroll"), ("fulfil", "fulfill"), ("skilful", "skillful"),
        ("acknowledgement", "acknowledgment"), ("manoeuvre", "maneuver"), ("paediatric", "pediatric"), ("anaesthe", "anesthe"), ("practis", "practic"),
    ];

    private static readonly ILookup<char, (string British, string American)> ByLetter = Beginnings.ToLookup(static pair => pair.British[0]);

    public static string American(string word)
    {
        if (Whole.TryGetValue(word, out var whole)) return whole;
        foreach (var (british, american) in ByLetter[word[0]])
        {
            if (!word.StartsWith(british, StringComparison.Ordinal)) continue;
            // "enroll" begins with the British "enrol", and has its American form already.
            return word.StartsWith(american, StringComparison.Ordinal) ? word : american + word[british.Length..];
        }

        return word;
    }

    private static IEnumerable<(string British, string American)> Pairs(string british, string american, string stems) =>
        stems.Split(' ').Select(stem => (stem + british, stem + american));
}
