using Symbl.LocalServer.Hosting;
using Symbl.Recognition.Whisper;

// A worker process loads nothing of the server.
return args is [RecognizerServices.WorkerOption]
    ? await WorkerProgram.RunAsync(Console.In, Console.Out)
    : await ServerProgram.RunAsync(args, Console.Out, Console.Error);
