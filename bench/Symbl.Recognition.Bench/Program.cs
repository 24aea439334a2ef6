using Symbl.Recognition.Bench;

return await BenchProgram.RunAsync(args);
