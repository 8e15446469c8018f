using System.Text.Json;

namespace Unrolled.Safetensors;

/// <summary>Reads the tensors' entries and the texts out of a header's JSON.</summary>
internal sealed class HeaderParser(string file)
{
    private const string Cause = "The file is damaged, or its writer does not keep to the format.";

    public (List<TensorEntry>, Dictionary<string, string>) Parse(JsonElement root)
    {
        var (tensors, metadata, names) = (new List<TensorEntry>(), new Dictionary<string, string>(), new HashSet<string>());
        foreach (var property in Object(root, "the header").EnumerateObject())
        {
            if (!names.Add(property.Name)) throw Bad($"each name in the header", "used once", $"'{property.Name}' stands there twice");
            if (property.Name == TensorHeader.Metadata) Texts(property.Value, metadata);
            else tensors.Add(Entry(property.Name, property.Value));
        }
        return (tensors, metadata);
    }

    private void Texts(JsonElement value, Dictionary<string, string> metadata)
    {
        foreach (var property in Object(value, TensorHeader.Metadata).EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String) throw Bad($"{TensorHeader.Metadata}, '{property.Name}',", "a text", $"it is {Shown(property.Value)}");
            if (!metadata.TryAdd(property.Name, property.Value.GetString()!)) throw Bad($"each key of {TensorHeader.Metadata}", "used once", $"'{property.Name}' stands there twice");
        }
    }

    private TensorEntry Entry(string name, JsonElement value)
    {
        string tensor = $"tensor '{name}'";
        JsonElement? type = null, shape = null, offsets = null;
        foreach (var property in Object(value, tensor).EnumerateObject())
        {
            ref JsonElement? field = ref shape;
            if (property.NameEquals("dtype")) field = ref type;
            else if (property.NameEquals("data_offsets")) field = ref offsets;
            else if (!property.NameEquals("shape")) throw Bad($"{tensor}: its fields", "dtype, shape and data_offsets", $"there is '{property.Name}'");
            if (field is not null) throw Bad($"{tensor}: each field", "given once", $"'{property.Name}' stands there twice");
            field = property.Value;
        }
        if (type is null || shape is null || offsets is null)
            throw Bad($"{tensor}: its fields", "dtype, shape and data_offsets", $"{(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")} is missing");
        long[] range = Numbers(offsets.Value, $"{tensor}: data_offsets");
        if (range.Length != 2 || range[0] > range[1]) throw Bad($"{tensor}: data_offsets", "[from, to] with from ≤ to", $"they are {Tensor.Text(range)}");
        return new(name, Type(tensor, type.Value), Numbers(shape.Value, $"{tensor}: shape"), range[0], range[1]);
    }

    private string Type(string tensor, JsonElement value)
    {
        string? type = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return type is not null && TensorType.Size(type) > 0 ? type : throw Bad($"{tensor}: dtype", $"one of {string.Join(", ", TensorType.Known)}", $"it is {Shown(value)}");
    }

    private long[] Numbers(JsonElement value, string what)
    {
        if (value.ValueKind != JsonValueKind.Array) throw Bad(what, "a list of whole numbers", $"it is {Shown(value)}");
        var numbers = new long[value.GetArrayLength()];
        int i = 0;
        foreach (var item in value.EnumerateArray())
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out numbers[i++]) || numbers[i - 1] < 0)
                throw Bad(what, "whole numbers from 0", $"there is {Shown(item)}");
        return numbers;
    }

    private JsonElement Object(JsonElement value, string what) =>
        value.ValueKind == JsonValueKind.Object ? value : throw Bad(what, "a JSON object", $"it is {Shown(value)}");

    private static string Shown(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "…";
    }

    private SafetensorsException Bad(string what, string expected, string got) => new(file, what, expected, got, Cause);
}
