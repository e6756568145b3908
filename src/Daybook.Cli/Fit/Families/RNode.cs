using System.Globalization;

namespace Daybook.Cli.Fit.Families;

/// <summary>A node of the small part of R in which reference cases write their calls.</summary>
internal abstract record RNode
{
    internal sealed record Number(double Value) : RNode
    {
        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    internal sealed record Text(string Value) : RNode
    {
        public override string ToString() => $"'{Value}'";
    }

    internal sealed record Name(string Value) : RNode
    {
        public override string ToString() => Value;
    }

    /// <summary>A call, an operator (by its sign) or an index ("[" and "$").</summary>
    internal sealed record Call(string Function, IReadOnlyList<Argument> Arguments) : RNode
    {
        public RNode this[int position] => Arguments[position].Value;

        public RNode? Named(string name) => Arguments.FirstOrDefault(a => a.Name == name)?.Value;

        public override string ToString() => (Function, Arguments.Count) switch
        {
            ("(", 1) => $"({this[0]})",
            ("$", 2) => $"{this[0]}${this[1]}",
            (":" or "^", 2) => $"{this[0]}{Function}{this[1]}",
            (_, 2) when !char.IsLetter(Function[0]) => $"{this[0]} {Function} {this[1]}",
            (_, 1) when !char.IsLetter(Function[0]) => $"{Function}{this[0]}",
            _ => $"{Function}({string.Join(", ", Arguments.Select(a => a.Name is null ? $"{a.Value}" : $"{a.Name} = {a.Value}"))})",
        };
    }

    /// <summary>An empty place, as in x[rows, ].</summary>
    internal sealed record Nothing : RNode
    {
        public override string ToString() => "";
    }

    internal sealed record Argument(string? Name, RNode Value);
}
