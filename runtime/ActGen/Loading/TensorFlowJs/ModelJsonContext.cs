#if NET8_0_OR_GREATER
using System.Text.Json.Serialization;

namespace ActGen;

/// <summary>Reads and writes the classes of the format by code generated at compile time: nothing is looked up by reflection, nothing trimmed away.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ModelJson))]
[JsonSerializable(typeof(TopologyJson))]
internal sealed partial class ModelJsonContext : JsonSerializerContext
{
}
#endif
