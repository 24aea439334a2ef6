using SymblPS.Client.Bookmarks;
using SymblPS.Client.Configuration;
using SymblPS.Client.Conversations;
using SymblPS.Client.Experiences;
using SymblPS.Client.Http;
using SymblPS.Client.Insights;
using SymblPS.Client.Jobs;
using SymblPS.Client.KnownVoices;
using SymblPS.Client.LanguageModel;
using SymblPS.Client.Management;
using SymblPS.Client.Raw;
using SymblPS.Client.SpeakerEvents;
using SymblPS.Client.Submissions;

namespace SymblPS.Client;

/// <summary>A client of a Symbl service with one set of credentials. It is thread-safe.</summary>
public sealed class SymblClient : IDisposable
{
    private readonly ServiceConnection _connection;
    private readonly SymblAuthentication _kind;

    /// <summary>Creates a client. It sends no request.</summary>
    /// <param name="options">Address, credentials and limits.</param>
    /// <exception cref="ArgumentException">
    /// The base address is not absolute http or https, contains credentials, a query or a fragment, or is plain http to another machine,
    /// which would send credentials unencrypted.
    /// </exception>
    public SymblClient(SymblClientOptions options)
    {
        _connection = new ServiceConnection(options ?? throw new ArgumentNullException(nameof(options)));
        _kind = options.Tokens.Kind;
        BaseUri = _connection.Transport.Address.BaseUri;
        Jobs = new JobOperations(_connection);
        Submissions = new SubmissionOperations(_connection);
        Conversations = new ConversationOperations(_connection);
        Members = new MemberOperations(_connection);
        SpeakerEvents = new SpeakerEventOperations(_connection);
        Voices = new VoiceOperations(_connection);
        Transcripts = new TranscriptOperations(_connection);
        Analytics = new AnalyticsOperations(_connection);
        Insights = new InsightOperations(_connection);
        Bookmarks = new BookmarkOperations(_connection);
        Experiences = new ExperienceOperations(_connection);
        CallScores = new CallScoreOperations(_connection);
        Raw = new RawOperations(_connection);
        var management = new ManagementChannel(_connection);
        Trackers = new TrackerOperations(management);
        EntityDefinitions = new EntityDefinitionOperations(management);
        Groups = new GroupOperations(management);
        CallScoreSetup = new CallScoreSetupOperations(management);
        Assistants = new AssistantOperations(management);
        Settings = new SettingOperations(management);
        Model = new ModelOperations(_connection);
    }

    /// <summary>Base address of the service, which ends in a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>Jobs: get one, wait for many.</summary>
    public JobOperations Jobs { get; }

    /// <summary>Submissions of recordings and texts.</summary>
    public SubmissionOperations Submissions { get; }

    /// <summary>Conversations and their messages.</summary>
    public ConversationOperations Conversations { get; }

    /// <summary>Members of conversations.</summary>
    public MemberOperations Members { get; }

    /// <summary>Speaker events that the caller supplies.</summary>
    public SpeakerEventOperations SpeakerEvents { get; }

    /// <summary>Registered voices of the local server.</summary>
    public VoiceOperations Voices { get; }

    /// <summary>Transcripts that the service formats.</summary>
    public TranscriptOperations Transcripts { get; }

    /// <summary>Talk time.</summary>
    public AnalyticsOperations Analytics { get; }

    /// <summary>Trackers of the account.</summary>
    public TrackerOperations Trackers { get; }

    /// <summary>Entity definitions of the account.</summary>
    public EntityDefinitionOperations EntityDefinitions { get; }

    /// <summary>Conversation groups of the account.</summary>
    public GroupOperations Groups { get; }

    /// <summary>Criteria and scorecards for scoring calls.</summary>
    public CallScoreSetupOperations CallScoreSetup { get; }

    /// <summary>Real-time assistants of the account.</summary>
    public AssistantOperations Assistants { get; }

    /// <summary>Defaults of the account.</summary>
    public SettingOperations Settings { get; }

    /// <summary>The service's language model.</summary>
    public ModelOperations Model { get; }

    /// <summary>Topics, questions, action items, follow-ups, entities, trackers, summaries.</summary>
    public InsightOperations Insights { get; }

    /// <summary>Bookmarks of conversations.</summary>
    public BookmarkOperations Bookmarks { get; }

    /// <summary>Pages that show conversations.</summary>
    public ExperienceOperations Experiences { get; }

    /// <summary>Call scores, and call insights of the service's language model.</summary>
    public CallScoreOperations CallScores { get; }

    /// <summary>Any other request.</summary>
    public RawOperations Raw { get; }

    /// <summary>Checks that the service responds and accepts the credentials: requests a token, or sends a request with the given token.</summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="SymblAuthenticationException">The service refused the credentials.</exception>
    /// <exception cref="SymblConnectionException">The service did not respond.</exception>
    [SymblOperation("generateToken")]
    [SymblOperation("listConversations")]
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        await _connection.Transport.Authorizer.GetAsync(cancellationToken).ConfigureAwait(false);
        if (_kind == SymblAuthentication.Application) return;
        // Only a call to the service shows whether it accepts a token from elsewhere.
        var request = _connection.Request(HttpMethod.Get, new Query().Add("limit", 1L), "v1", "conversations");
        await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the connections; running calls fail.</summary>
    public void Dispose() => _connection.Dispose();

    /// <summary>The base address.</summary>
    public override string ToString() => BaseUri.ToString();
}
