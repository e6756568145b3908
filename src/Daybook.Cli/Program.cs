using Daybook.Cli;

return (int)await CommandLine.Run(args, Console.Out, Console.Error, !Console.IsErrorRedirected, CancellationToken.None, Console.IsInputRedirected ? null : Console.In);
