using Symbl.LocalServer.Hosting;

return await ServerProgram.RunAsync(args, Console.Out, Console.Error);
