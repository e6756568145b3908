using Daybook.Cli;

// A check answers and ends: what would be compiled while it runs (a regular expression of the YAML reader, the calls of reflection) is interpreted.
if (args is ["check", ..]) AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
return (int)await CommandLine.Run(args, Console.Out, Console.Error, !Console.IsErrorRedirected, CancellationToken.None, Console.IsInputRedirected ? null : Console.In);
