using System.CommandLine;
using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>A protocol with what its virtual participants are like, as a verb that simulates is given them.</summary>
internal sealed record LivedProtocol(Protocol Protocol, Truth Truth, string Yaml, string TruthYaml)
{
    public static readonly Argument<string> File = new("protocol") { Description = "A protocol file, or the name of a bundled study." };
    public static readonly Option<string?> TruthFile = new("--truth") { Description = "What the virtual participants are like; without it, the file beside the protocol.", HelpName = "file" };

    /// <summary>Reads both; a complaint with every problem when one of them is not sound.</summary>
    public static LivedProtocol Read(ParseResult parsed)
    {
        string name = parsed.GetRequiredValue(File);
        bool bundled = Input.IsBundled(name);
        string yaml = Input.Protocol(name);
        var protocol = ProtocolReader.Read(yaml, name);
        if (protocol.Protocol is null) throw new Complaint(ExitCode.InvalidInput, ProblemText.Render(protocol.Problems));
        string file = parsed.GetValue(TruthFile) ?? (bundled ? name + ".truth.yaml" : Path.ChangeExtension(name, ".truth.yaml"));
        string text = bundled && parsed.GetValue(TruthFile) is null ? Bundled.Text(file) : Input.Text(file);
        var truth = TruthReader.Read(text, file, protocol.Protocol);
        return new LivedProtocol(protocol.Protocol, truth.Truth ?? throw new Complaint(ExitCode.InvalidInput, ProblemText.Render(truth.Problems)), yaml, text);
    }
}
