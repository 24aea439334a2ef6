using System.Globalization;
using Symbl.Domain;
using Symbl.LocalServer.Options;
using Symbl.Speech.Voices;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>A registered person with readable prints.</summary>
/// <param name="Name">The name.</param>
/// <param name="Prints">The prints.</param>
internal sealed record KnownPerson(string Name, IReadOnlyList<VoicePrint> Prints);

/// <summary>Registers and removes voices of people who consent. The server has this feature only if its options turn it on.</summary>
internal sealed partial class KnownVoiceService(
    ServerOptions options, IStore store, IKnownVoiceStore voices, TimeProvider clock, ILogger<KnownVoiceService> log)
{
    private const int LongestName = 200;
    private const int LongestConsent = 2_000;

    /// <summary>Whether the server has registered voices.</summary>
    public bool IsOn => options.KnownVoices;

    /// <exception cref="RefusedException">The server has no registered voices. The message states the way out.</exception>
    public void RequireOn()
    {
        if (!IsOn)
        {
            throw new RefusedException(
                Refusal.Invalid,
                "Known voices are turned off. Start the server with --known-voices "
                + $"(Connect-Symbl -Local -KnownVoice, or {ServerOptions.KnownVoicesVariable}=on).");
        }
    }

    /// <summary>Removes what an ended process left, and warns about damaged files.</summary>
    public void Start()
    {
        voices.RemoveIncomplete();
        if (IsOn)
            Read();
    }

    /// <summary>Lists the voices.</summary>
    /// <exception cref="RefusedException">The server has no registered voices.</exception>
    public KnownVoiceList List()
    {
        RequireOn();
        return Read();
    }

    /// <summary>Reads the people to compare speakers with.</summary>
    public IReadOnlyList<KnownPerson> People() =>
        [.. Read().Voices.Select(voice => new KnownPerson(voice.Name, PrintsOf(voice)))];

    /// <summary>Registers the voice of a member. A name has one voice.</summary>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="memberId">The id of the member.</param>
    /// <param name="name">The name of the person.</param>
    /// <param name="consent">The statement of consent.</param>
    /// <param name="replace">Whether the voice replaces the one of the same name.</param>
    /// <exception cref="RefusedException">A value is wrong, the member does not exist or spoke too little, or the name has a voice.</exception>
    public KnownVoiceOutcome Register(long conversation, string memberId, string name, string consent, bool replace)
    {
        RequireOn();
        name = Checked("name", name, LongestName);
        consent = Checked("consent", consent, LongestConsent);
        if (SpeakerLabels.IsLabel(name))
            throw Invalid($"\"name\" must be the name of a person; {name} is the label of a speaker without a name");
        var prints = store.Read(unit =>
        {
            if (!unit.Conversations.Exists(conversation))
                throw RefusedException.ConversationNotFound();
            // The ids of members have no upper case.
            var id = memberId.ToLowerInvariant();
            if (!unit.Members.Exists(conversation, id))
                throw new RefusedException(Refusal.NotFound, "The memberId is either invalid or does not exist.");
            return unit.Voices.List(conversation)[id].ToList();
        });
        // One print for each bandwidth: the longest. More prints of one line would only raise the number of false matches.
        var chosen = prints.Select(bytes => (Bytes: bytes, Print: VoicePrint.FromBytes(bytes.Span)))
            .Where(pair => pair.Print is not null)
            .GroupBy(pair => pair.Print!.SampleRate)
            .Select(rate => rate.MaxBy(pair => pair.Print!.Seconds))
            .OrderByDescending(pair => pair.Print!.Seconds).ToList();
        var longest = chosen.Count == 0 ? 0 : chosen[0].Print!.Seconds;
        if (chosen.Count == 0)
        {
            throw Invalid("The speaker has no voice print: the submission did not distinguish the speakers by voice or by channel, or the speaker "
                + $"spoke for less than {Least()} seconds. Submit a recording of the person with diarization, and register its speaker.");
        }

        if (longest < VoiceMatching.LeastRegisteredSeconds)
        {
            throw Invalid(string.Create(
                CultureInfo.InvariantCulture,
                $"The speaker spoke too little: {longest:0.0} seconds without pauses and quiet parts. A known voice needs {Least()}. "
                + $"Submit a longer recording of the person, and register its speaker."));
        }

        var outcome = voices.Add(
            new KnownVoice(
                Guid.NewGuid().ToString(),
                name,
                consent,
                clock.GetUtcNow(),
                longest,
                [.. chosen.Where(pair => pair.Print!.Seconds >= VoiceMatching.LeastRegisteredSeconds).Select(pair => pair.Bytes)]),
            replace);
        return outcome.Kind != KnownVoiceChange.NameTaken ? outcome : throw new RefusedException(
            Refusal.Exists,
            string.Create(
                CultureInfo.InvariantCulture,
                $"A voice of {outcome.Voice.Name} was registered on {outcome.Voice.RegisteredAt:yyyy-MM-dd}. Nothing was changed. "
                + $"Replace it (Register-SymblVoice -Force, or \"replace\": true), or remove it first."));
    }

    /// <summary>Removes a voice.</summary>
    /// <param name="id">The id of the voice.</param>
    /// <exception cref="RefusedException">There is no such voice.</exception>
    public void Remove(string id)
    {
        RequireOn();
        if (!voices.Remove(id))
            throw new RefusedException(Refusal.NotFound, $"There is no known voice with the id {id}.");
    }

    // A print of a later version is a damaged voice for this server too.
    private KnownVoiceList Read()
    {
        var list = voices.List();
        var unknown = list.Voices.Where(voice => PrintsOf(voice).Count == 0).ToList();
        list = new KnownVoiceList(
            [.. list.Voices.Except(unknown)], [.. list.Damaged, .. unknown.Select(voice => new DamagedVoice(voice.Id, voice.Id + ".json"))]);
        foreach (var file in list.Damaged)
            LogDamaged(log, file.File);
        return list;
    }

    private static List<VoicePrint> PrintsOf(KnownVoice voice) =>
        [.. voice.Prints.Select(print => VoicePrint.FromBytes(print.Span)).OfType<VoicePrint>()];

    private static string Least() => VoiceMatching.LeastRegisteredSeconds.ToString(CultureInfo.InvariantCulture);

    private static string Checked(string field, string value, int longest)
    {
        var text = value.Trim();
        if (text.Length == 0)
            throw Invalid($"\"{field}\" is not allowed to be empty");
        return text.Length <= longest
            ? text
            : throw Invalid(string.Create(CultureInfo.InvariantCulture, $"\"{field}\" must have at most {longest} characters"));
    }

    private static RefusedException Invalid(string message) => new(Refusal.Invalid, message);

    [LoggerMessage(
        LogLevel.Warning, "The file known-voices/{File} of the data folder is damaged, so its voice names no speaker. Remove it, and register the voice again.")]
    private static partial void LogDamaged(ILogger log, string file);
}
