using System.Collections.Frozen;

namespace Symbl.Language.Tracking;

/// <summary>
/// Gets the common stem of the inflected forms of an English word: <c>cancel</c> for "cancels", "cancelled" and "cancelling". The rules are
/// steps 0, 1 and 5 of the English Snowball stemmer (https://snowballstem.org/algorithms/english/stemmer.html). The other steps remove
/// derivational suffixes, such as in "important" (import) and "relativity" (relat), and are omitted. A table holds common irregular forms.
/// </summary>
internal static class Inflections
{
    private static readonly FrozenDictionary<string, string> Special = new Dictionary<string, string>
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie",
        ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias",
        ["andes"] = "andes", ["inning"] = "inning", ["outing"] = "outing", ["canning"] = "canning", ["herring"] = "herring",
        ["earring"] = "earring", ["innings"] = "inning", ["outings"] = "outing", ["herrings"] = "herring", ["earrings"] = "earring",
    }.ToFrozenDictionary();

    // Irregular forms with one meaning only. Ambiguous forms such as "left", "saw" and "found" stay unchanged.
    private static readonly FrozenDictionary<string, string> Irregular = Lemmas(
        "be:am,is,are,was,were,been,being", "have:has,had,having", "do:does,did,done,doing", "go:goes,went,gone", "say:said",
        "get:got,gotten", "make:made", "take:took,taken", "give:gave,given", "come:came", "know:knew,known", "think:thought",
        "tell:told", "pay:paid",
        "buy:bought", "sell:sold", "send:sent", "spend:spent", "lose:lost", "keep:kept", "bring:brought", "break:broke,broken",
        "speak:spoke,spoken", "write:wrote,written", "choose:chose,chosen", "hold:held", "pick:picked", "pull:pulled", "begin:began,begun",
        "build:built", "catch:caught", "drive:drove,driven", "eat:ate,eaten", "fall:fell,fallen", "feel:felt", "fly:flew,flown",
        "forget:forgot,forgotten", "freeze:froze,frozen", "grow:grew,grown", "hear:heard", "mean:meant", "meet:met", "ride:rode,ridden",
        "run:ran", "shake:shook,shaken", "steal:stole,stolen", "swear:swore,sworn", "teach:taught", "throw:threw,thrown",
        "understand:understood", "wear:wore,worn", "win:won", "withdraw:withdrew,withdrawn", "child:children", "person:people",
        "man:men", "woman:women", "foot:feet", "tooth:teeth", "life:lives");

    /// <summary>Gets the stem of a word.</summary>
    /// <param name="word">The word in lowercase with straight apostrophes.</param>
    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var lemma))
            word = lemma;
        if (word.Length <= 2)
            return word;
        if (Special.TryGetValue(word, out var special))
            return special;
        var stem = new Stemmed(word);
        stem.RemovePossessive();
        stem.RemovePlural();
        if (!Special.ContainsKey(stem.Text))
        {
            stem.RemovePast();
            stem.ReplaceY();
            stem.RemoveEnd();
        }

        return stem.Text;
    }

    private static FrozenDictionary<string, string> Lemmas(params ReadOnlySpan<string> entries)
    {
        var lemmas = new Dictionary<string, string>();
        foreach (var entry in entries)
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            foreach (var form in entry[(colon + 1)..].Split(','))
                lemmas.Add(form, entry[..colon]);
        }

        return lemmas.ToFrozenDictionary();
    }

    private struct Stemmed(string word)
    {
        private readonly int _r1 = FirstRegion(word);

        public string Text { get; private set; } = word;

        private readonly int R1 => Math.Min(_r1, Text.Length);

        private readonly int R2 => Region(Text, R1);

        public void RemovePossessive()
        {
            if (!TryCut("'s'", 0))
                _ = TryCut("'s", 0) || TryCut("'", 0);
        }

        public void RemovePlural()
        {
            if (Text.EndsWith("sses", StringComparison.Ordinal))
                Text = Text[..^2];
            else if (Text.EndsWith("ied", StringComparison.Ordinal) || Text.EndsWith("ies", StringComparison.Ordinal))
                Text = Text.Length > 4 ? Text[..^2] : Text[..^1];
            else if (Text[^1] == 's' && !Text.EndsWith("us", StringComparison.Ordinal) && !Text.EndsWith("ss", StringComparison.Ordinal)
                && HasVowel(Text, Text.Length - 2))
                Text = Text[..^1];
        }

        public void RemovePast()
        {
            if (Text.EndsWith("eedly", StringComparison.Ordinal) || Text.EndsWith("eed", StringComparison.Ordinal))
            {
                var keep = Text.LastIndexOf("eed", StringComparison.Ordinal);
                if (keep >= R1 && Text is not ("proceed" or "exceed" or "succeed"))
                    Text = Text[..(keep + 2)];
                return;
            }

            foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
            {
                if (!Text.EndsWith(ending, StringComparison.Ordinal))
                    continue;
                if (HasVowel(Text, Text.Length - ending.Length))
                {
                    Text = Text[..^ending.Length];
                    RestoreEnd();
                }

                return;
            }
        }

        public void ReplaceY()
        {
            if (Text.Length > 2 && Text[^1] == 'y' && !IsVowel(Text, Text.Length - 2))
                Text = Text[..^1] + "i";
        }

        public void RemoveEnd()
        {
            var last = Text.Length - 1;
            if (Text[last] == 'e' && (last >= R2 || (last >= R1 && !EndsInShortSyllable(Text, last))))
                Text = Text[..last];
            else if (Text[last] == 'l' && last >= R2 && last > 0 && Text[last - 1] == 'l')
                Text = Text[..last];
        }

        private void RestoreEnd()
        {
            if (Text.EndsWith("at", StringComparison.Ordinal) || Text.EndsWith("bl", StringComparison.Ordinal)
                || Text.EndsWith("iz", StringComparison.Ordinal))
                Text += "e";
            else if (Text.Length > 2 && Text[^1] == Text[^2] && Text[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't')
                Text = Text[..^1];
            else if (R1 >= Text.Length && EndsInShortSyllable(Text, Text.Length))
                Text += "e";
        }

        private bool TryCut(string ending, int least)
        {
            if (!Text.EndsWith(ending, StringComparison.Ordinal) || Text.Length - ending.Length <= least)
                return false;
            Text = Text[..^ending.Length];
            return true;
        }

        private static int FirstRegion(string word)
        {
            foreach (var prefix in (ReadOnlySpan<string>)["gener", "commun", "arsen"])
            {
                if (word.StartsWith(prefix, StringComparison.Ordinal))
                    return prefix.Length;
            }

            return Region(word, 0);
        }

        // After the first consonant that follows a vowel.
        private static int Region(string word, int from)
        {
            for (var i = from + 1; i < word.Length; i++)
            {
                if (!IsVowel(word, i) && IsVowel(word, i - 1))
                    return i + 1;
            }

            return word.Length;
        }

        private static bool HasVowel(string word, int end)
        {
            for (var i = 0; i < end; i++)
            {
                if (IsVowel(word, i))
                    return true;
            }

            return false;
        }

        // A y at the start or after a vowel is a consonant.
        private static bool IsVowel(string word, int at) =>
            word[at] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[at] == 'y' && at > 0 && !IsVowel(word, at - 1));

        private static bool EndsInShortSyllable(string word, int end)
        {
            if (end == 2)
                return IsVowel(word, 0) && !IsVowel(word, 1);
            return end > 2 && !IsVowel(word, end - 1) && word[end - 1] is not ('w' or 'x' or 'y') && IsVowel(word, end - 2)
                && !IsVowel(word, end - 3);
        }
    }
}
