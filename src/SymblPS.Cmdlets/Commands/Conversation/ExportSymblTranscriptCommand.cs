using System.Text;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Exports conversations as transcripts: subtitles, Markdown, plain text, JSON, CSV or RTTM. A file is complete or absent, and no existing file is
/// lost.
/// </summary>
[Cmdlet(VerbsData.Export, "SymblTranscript", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
[SymblOperation("getConversation")]
[SymblOperation("getMessages")]
public sealed class ExportSymblTranscriptCommand : ConversationItemCommand
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private TranscriptFileFormat _format;
    private string _path = string.Empty;
    private bool _isFolder;

    /// <summary>Conversations: ids, or objects with a <c>ConversationId</c>, such as jobs and conversations.</summary>
    // No position: an export takes conversations from the pipeline and the path as its argument.
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public override string[]? ConversationId { get; set; }

    /// <summary>
    /// Folder for the files, which get the names of the conversations; or the file for one conversation, with the extension of the format. The
    /// default is the current folder. A folder must exist; <c>-Force</c> creates it.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Format of the files. The default is the format of the extension in <c>-Path</c>, or WebVTT.</summary>
    [Parameter]
    public TranscriptFileFormat Format { get; set; }

    /// <summary>Overwrites existing files, and creates the folder if it does not exist.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Outputs the files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        _path = RecordingPaths.ResolveNew(this, Path);
        var extension = System.IO.Path.GetExtension(_path);
        _isFolder = Directory.Exists(_path) || Path.EndsWith("/", StringComparison.Ordinal) || Path.EndsWith("\\", StringComparison.Ordinal) || extension.Length == 0;
        var formats = Enum.GetValues(typeof(TranscriptFileFormat)).Cast<TranscriptFileFormat>();
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Format))) _format = Format;
        else if (!_isFolder)
        {
            var found = formats.Where(f => string.Equals(TranscriptWriter.Extension(f), extension, StringComparison.OrdinalIgnoreCase)).ToList();
            _format = found.Count > 0
                ? found[0]
                : throw new ArgumentException($"No transcript format has the extension '{extension}'. Specify the format of '{Path}' with -Format.");
        }

        var folder = _isFolder ? _path : System.IO.Path.GetDirectoryName(_path)!;
        if (!Force && !Directory.Exists(folder)) throw OutputFileException.NoFolder(folder);
        base.Prepare();
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var conversation = await Client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false);
        var path = PathFor(conversation);
        if (!Force && File.Exists(path)) throw OutputFileException.Exists(path);
        if (!await ShouldProcessAsync(pipeline, path, $"Export the transcript of conversation {conversationId}").ConfigureAwait(false)) return;
        var messages = new List<SymblMessage>();
        await foreach (var message in Client.Conversations.GetMessagesAsync(conversationId, new MessageQuery(), cancel).ConfigureAwait(false)) messages.Add(message);
        Save(path, writer => TranscriptWriter.Write(conversation, messages, _format, writer), cancel);
        if (PassThru) await pipeline.WriteAsync(new FileInfo(path)).ConfigureAwait(false);
    }

    private string PathFor(SymblConversation conversation)
    {
        if (!_isFolder)
        {
            return _written.Add(_path) ? _path : throw new ArgumentException($"'{Path}' is one file, and there are several conversations. Specify a folder.");
        }

        var name = FileName(conversation.ToString());
        var extension = TranscriptWriter.Extension(_format);
        // Two conversations with the same name in one run get different files.
        if (!_written.Add(name)) name = $"{name} {FileName(conversation.ConversationId)}";
        return System.IO.Path.Combine(_path, name + extension);
    }

    // Characters that Windows does not allow are replaced on every system, so that files can be shared.
    private static string FileName(string name)
    {
        var kept = string.Concat(name.Select(c => c < ' ' || "<>:\"/\\|?*".IndexOf(c) >= 0 ? '_' : c)).Trim().TrimEnd('.');
        return kept.Length == 0 ? "conversation" : kept.Length > 120 ? kept.Substring(0, 120).TrimEnd() : kept;
    }

    private void Save(string path, Action<TextWriter> write, CancellationToken cancel)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        var temporary = System.IO.Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            if (Force) Directory.CreateDirectory(folder);
            using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(false))) write(writer);
            cancel.ThrowIfCancellationRequested();
            if (Force && File.Exists(path)) File.Replace(temporary, path, null);
            else File.Move(temporary, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw !Force && File.Exists(path) ? OutputFileException.Exists(path) : OutputFileException.NotWritable(path, e);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
