using Symbl.Speech.Bench.Commands;

return BenchProgram.Run(args, Console.Out, Console.Error);
