#if NET8_0_OR_GREATER
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ActGen;

/// <summary>The fields of a JSON object, found by name: Keras writes <c>use_bias</c> where others write <c>useBias</c>.</summary>
/// <param name="element">The object.</param>
/// <param name="owner">What it is, for messages: <c>Layer 'dense1'</c>.</param>
internal readonly struct JsonFields(JsonElement element, string owner)
{
    /// <summary>The field of that name, or null where it is missing or null.</summary>
    public JsonElement? this[string name]
    {
        get
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            JsonElement found = element.EnumerateObject().FirstOrDefault(field => ActivationNames.AreEqual(field.Name, name)).Value;
            return found.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : found;
        }
    }

    /// <summary>A number, or what it is when it is left out.</summary>
    public double Number(string name, double otherwise)
        => this[name] is not { } value ? otherwise
            : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number
            : throw Wrong(name, value, "a number");

    /// <summary>A positive whole number, or null when it is left out.</summary>
    public int? Count(string name)
        => this[name] is not { } value ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number > 0 ? number
            : throw Wrong(name, value, "a whole number of at least 1");

    /// <summary>A truth value, or what it is when it is left out.</summary>
    public bool Flag(string name, bool otherwise) => this[name] is not { } value ? otherwise : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, value, "true or false"),
    };

    /// <summary>A text, or null when it is left out.</summary>
    public string? Text(string name)
        => this[name] is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, value, "a string");

    public InvalidDataException Wrong(string name, JsonElement value, string expected) => new($"{owner}: '{name}' is {value.GetRawText()}, where {expected} is expected.");
}
#endif
