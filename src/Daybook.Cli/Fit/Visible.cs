using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Daybook.Tests")]
