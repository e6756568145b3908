using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Daybook.Trial;

/// <summary>Events and commands as JSON, and back: one writing for each, golden in the tests.</summary>
/// <remarks>Keys are camel case in the order of the record, words of closed lists kebab case, nothing is left out but what an older entry did not know.
/// Reading is strict: an unknown key, a key twice, a number in quotes or a missing value is an error, never a guess.</remarks>
public static class TrialJson
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>The stored name of an event: <c>kit-dispensed/1</c>.</summary>
    public static string TypeOf(TrialEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return EventNames.Of(happened.GetType());
    }

    /// <summary>The event's payload as canonical UTF-8.</summary>
    public static byte[] Write(TrialEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened switch
        {
            UnreadableEntryKept kept => kept.Payload.ToArray(),
            ConflictingEntryKept kept => kept.Payload.ToArray(),
            _ => JsonSerializer.SerializeToUtf8Bytes(happened, Options.GetTypeInfo(happened.GetType())),
        };
    }

    /// <summary>The event that was stored under that name.</summary>
    /// <exception cref="JsonException">The bytes are not such an event.</exception>
    public static TrialEvent Read(string type, ReadOnlySpan<byte> payload)
    {
        var stored = EventNames.TypeOf(type) ?? throw new JsonException($"No event is called {type}.");
        if (stored == typeof(UnreadableEntryKept))
            return new UnreadableEntryKept(payload.ToArray());
        if (stored == typeof(ConflictingEntryKept))
            return new ConflictingEntryKept(payload.ToArray());
        return (TrialEvent?)JsonSerializer.Deserialize(payload, Options.GetTypeInfo(stored)) ?? throw new JsonException($"{type} is null.");
    }

    /// <summary>Reads what a device sent; false when it is not such an event, with the reason.</summary>
    public static bool TryRead(string type, ReadOnlySpan<byte> payload, [NotNullWhen(true)] out TrialEvent? happened, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (happened, problem) = (Read(type, payload), null);
            return true;
        }
        catch (JsonException refused)
        {
            (happened, problem) = (null, refused.Message);
            return false;
        }
    }

    /// <summary>The command as canonical UTF-8, its name first: <c>{"command":"dispense-kit", ...</c></summary>
    public static byte[] WriteCommand(Command command) => JsonSerializer.SerializeToUtf8Bytes(command, Options.GetTypeInfo(typeof(Command)));

    /// <summary>The command in <paramref name="json"/>; its name may stand anywhere.</summary>
    /// <exception cref="JsonException">The bytes are not a command.</exception>
    public static Command ReadCommand(ReadOnlySpan<byte> json)
    {
        try
        {
            return (Command?)JsonSerializer.Deserialize(json, Options.GetTypeInfo(typeof(Command))) ?? throw new JsonException("The command is null.");
        }
        catch (NotSupportedException unnamed)
        {
            throw new JsonException("The command has no name: the key \"command\" is missing.", unnamed);
        }
    }

    /// <inheritdoc cref="ReadCommand(ReadOnlySpan{byte})"/>
    public static Command ReadCommand(string json) => ReadCommand(System.Text.Encoding.UTF8.GetBytes(json));

    internal static byte[] WriteCard(DiaryCard card) => JsonSerializer.SerializeToUtf8Bytes(card, Options.GetTypeInfo(typeof(DiaryCard)));

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(TrialJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = TrialJsonContext.Default.WithAddedModifier(Tighten),
        };
        foreach (var converter in TrialConverters.All)
            options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    // Nullability of elements is no part of a type at run time.
    private static void NoHole(System.Collections.IEnumerable? list)
    {
        if (list is not null && list.Cast<object?>().Any(element => element is null))
            throw new JsonException("A list holds nothing at a place.");
    }

    // What a record may lack is what it may hold as null; About is a view, not a fact.
    private static void Tighten(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var lists = type.Properties.Where(property => property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable))).ToList();
        if (lists.Count > 0)
            type.OnDeserialized = read => lists.ForEach(list => NoHole(list.Get!(read) as System.Collections.IEnumerable));
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.Name == "about")
                type.Properties.RemoveAt(i);
            else if (property.IsSetNullable || property.AssociatedParameter is { HasDefaultValue: true })
                property.IsRequired = false;
            else
                property.IsRequired = true;
        }
    }
}
