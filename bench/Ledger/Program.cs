using System.Globalization;
using Daybook.Bench.Ledger;

// dotnet run -c Release --project bench/Ledger -- append|verify FILE COUNT [BATCH]   or   bytes COPIES [ENTRIES] [SEED]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [("append" or "verify") and var what, var file, var count, .. var rest])
{
    var entries = int.Parse(count, CultureInfo.InvariantCulture);
    var batch = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1;
    if (what == "append")
        AppendBench.Run(file, entries, batch);
    else
        VerifyBench.Run(file, entries);
    return 0;
}
if (args is ["bytes", var copies, .. var options])
{
    var entries = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 200;
    var seed = options.Length > 1 ? int.Parse(options[1], CultureInfo.InvariantCulture) : 1;
    return ByteFlipBench.Run(int.Parse(copies, CultureInfo.InvariantCulture), entries, seed);
}
Console.Error.WriteLine("append FILE COUNT [BATCH] | verify FILE COUNT | bytes TRIES [ENTRIES] [SEED]");
return 2;
