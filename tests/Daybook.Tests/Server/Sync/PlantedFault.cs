using System.Diagnostics;

namespace Daybook.Tests.Server.Sync;

/// <summary>A fault as somebody could have written it: a piece of the built outbox is replaced. The piece must stand there exactly once, so that a fault cannot go out of date unseen.</summary>
/// <param name="Row">The rule of the design that it breaks: TR1 to TR12.</param>
/// <param name="Seed">A seed that finds it.</param>
/// <param name="Name">What it does wrong.</param>
/// <param name="From">The piece.</param>
/// <param name="To">What stands there instead.</param>
internal sealed record PlantedFault(int Row, int Seed, string Name, string From, string To)
{
    /// <summary>A fault of the server; the outbox is the real one.</summary>
    public PlantedFault(int row, int seed, string name, Func<ServerFault> server)
        : this(row, seed, name, "", "") => Server = server;

    public Func<ServerFault>? Server { get; }

    /// <summary>Writes the outbox with the fault beside the real one.</summary>
    public string Plant(string script, string into)
    {
        if (Server is not null)
            return PhoneProcess.Script;
        var count = script.Split(From).Length - 1;
        if (count != 1)
            throw new InvalidOperationException($"\"{From}\" stands {count} times in the outbox; the fault \"{Name}\" needs it once.");
        File.WriteAllText(into, script.Replace(From, To, StringComparison.Ordinal));
        // What cannot be read at all breaks every promise, and shows nothing.
        using var read = Process.Start("node", ["--check", into])!;
        read.WaitForExit();
        if (read.ExitCode != 0)
            throw new InvalidOperationException($"with the fault \"{Name}\" the outbox is no script any more.");
        return into;
    }
}
