namespace Daybook.Trial;

/// <summary>A stretch of one line of a file, all counted from 1.</summary>
public readonly record struct Span(int Line, int Column, int Length);
