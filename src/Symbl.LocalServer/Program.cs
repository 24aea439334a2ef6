using Symbl.LocalServer.Hosting;
using Symbl.Recognition.Neural;
using Symbl.Recognition.Whisper;
using Symbl.Recognition.Workers;

// A worker process loads nothing of the server, and only the engine of its work.
return args is [RecognizerServices.WorkerOption]
    ? await EngineHost.RunAsync(Console.In, Console.Out, (request, write, cancel) =>
        request.Work == WorkerWork.Words ? WhisperRun.RunAsync(request, write, cancel) : NeuralRun.RunAsync(request, write, cancel))
    : await ServerProgram.RunAsync(args, Console.Out, Console.Error);
