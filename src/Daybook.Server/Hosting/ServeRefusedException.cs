using Daybook.Trial;

namespace Daybook.Server;

/// <summary>The server was asked for something that it will not do.</summary>
public sealed class ServeRefusedException(Refusal refusal) : Exception($"{refusal.What}. {refusal.Remedy}")
{
    public Refusal Refusal { get; } = refusal;
}
