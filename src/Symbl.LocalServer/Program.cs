using Symbl.LocalServer.Hosting;

return args is [RecognizerServices.WorkerOption]
    ? await EngineProgram.RunAsync(Console.In, Console.Out)
    : await ServerProgram.RunAsync(args, Console.Out, Console.Error);
