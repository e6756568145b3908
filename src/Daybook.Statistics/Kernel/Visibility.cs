using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Daybook.Statistics.Tests")]
