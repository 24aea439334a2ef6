using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.LanguageModel;
using Symbl.LocalServer.Options;
using Symbl.Platform.Processes;
using Symbl.Recognition.Recognizers;
using Symbl.Recognition.Voices;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary><c>GET /local/info</c>: describes this server.</summary>
internal sealed class InfoEndpoints(ServerOptions options, ModelClient model, RecognizerSelection selection, VoiceSelection voices) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/local/info", InfoAsync);

    private Task InfoAsync(HttpContext context)
    {
        var recognizer = RecognizerEndpoints.Describe(selection);
        var diarizer = DiarizerEndpoints.Describe(voices);
        return context.AnswerAsync(
            new InfoResponse(
                ProductVersion.Text,
                Environment.ProcessId,
                options.Testing,
                Engines.Info(model.Description, recognizer, diarizer),
                recognizer,
                diarizer,
                VoiceActivityEndpoints.Describe(voices),
                new LimitsInfo(
                    options.MaxJobs,
                    options.Workers,
                    options.MaxUpload,
                    (int)options.TokenLifetime.TotalSeconds,
                    options.AllowPrivateUrls),
                Deviations.All,
                Extensions.All)
            {
                KnownVoices = options.KnownVoices,
            },
            LocalJson.Wire.InfoResponse);
    }
}
