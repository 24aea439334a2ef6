using Symbl.Language.Bench.Commands;

return InsightsCommand.Run(args, Console.Out, Console.Error);
