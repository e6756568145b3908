using Daybook.Cli;

namespace Daybook.Tests.Cli;

public sealed class TerminalTests
{
    [Fact]
    public void word_of_progress_that_comes_late_is_passed_over()
    {
        var talk = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextWriter.Null, talk, interactive: false, json: false);
        foreach (var (what, done) in new[] { ("main", 1), ("main", 5), ("main", 2), ("main", 5), ("main", 10), ("second", 2) })
            terminal.Progress(what, done, 10);
        Assert.Equal(["main 10 %", "main 50 %", "main 100 %", "second 20 %", ""], talk.ToString().ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public void a_line_of_progress_is_wiped_before_the_result()
    {
        var shared = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(shared, shared, interactive: true, json: false);
        terminal.Progress("main", 1, 2);
        terminal.Say("Done.");
        terminal.Say("Nothing is wiped twice.");
        Assert.Equal("\rmain 50 %\u001b[K\r\u001b[KDone.\nNothing is wiped twice.\n", shared.ToString());
    }
}
