using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>
/// JSON Patch (RFC 6902). A patch applies all of its operations or changes nothing. Error messages name an operation by its index, its kind
/// and its path.
/// </summary>
internal static class JsonPatch
{
    /// <summary>
    /// The maximum that copies add to a document, in characters of JSON. Without it, a short patch could double a document repeatedly.
    /// </summary>
    private const int MostCopied = 1024 * 1024;

    /// <summary>Returns a copy of the document with the patch applied. The input document stays unchanged.</summary>
    /// <param name="document">The document to patch.</param>
    /// <param name="patch">The list of operations.</param>
    /// <exception cref="ApiException">400: the value is not a JSON Patch, or the document cannot take the patch.</exception>
    public static JsonObject Apply(JsonObject document, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Array)
            throw Fields.Wrong("value", "must be an array");
        if (patch.GetArrayLength() == 0)
            throw Fields.Wrong("value", "must contain at least 1 items");
        var operations = patch.EnumerateArray().Select(Operation.Read).ToList();

        JsonNode changed = document.DeepClone();
        var copied = 0;
        foreach (var operation in operations)
        {
            changed = operation.Kind switch
            {
                "add" => Put(changed, operation, operation.NewValue()),
                "replace" => Replace(changed, operation),
                "remove" => Remove(changed, operation, operation.Path),
                "move" => Move(changed, operation),
                "copy" => Copy(changed, operation, ref copied),
                _ => Test(changed, operation),
            };
        }

        return changed.AsObject();
    }

    private static JsonNode Put(JsonNode root, Operation operation, JsonNode? value)
    {
        if (operation.Path.Tokens.Count == 0)
            return value as JsonObject ?? throw operation.Fails("the whole can only become another object");
        var (holder, token) = operation.Path.FindHolder(root)
            ?? throw operation.Fails("there is nothing to hold a value at this path; add what holds it first");
        if (holder is JsonArray items)
            items.Insert(IndexToAdd(items, token) ?? throw operation.Fails("the list has no such position"), value);
        else
            ((JsonObject)holder)[token] = value;
        return root;
    }

    private static int? IndexToAdd(JsonArray items, string token) =>
        token == "-" ? items.Count : JsonPointer.Index(token, items.Count);

    private static JsonNode Replace(JsonNode root, Operation operation)
    {
        if (!operation.Path.TryFind(root, out _))
            throw operation.Fails("there is nothing at this path; use add");
        if (operation.Path.Tokens.Count == 0)
            return Put(root, operation, operation.NewValue());
        var (holder, token) = operation.Path.FindHolder(root)!.Value;
        if (holder is JsonArray items)
            items[JsonPointer.Index(token, items.Count)!.Value] = operation.NewValue();
        else
            ((JsonObject)holder)[token] = operation.NewValue();
        return root;
    }

    private static JsonNode Remove(JsonNode root, Operation operation, JsonPointer place)
    {
        if (place.Tokens.Count == 0)
            throw operation.Fails("the whole cannot be removed");
        if (!place.TryFind(root, out _))
            throw operation.Fails($"there is nothing at {place.Text}");
        var (holder, token) = place.FindHolder(root)!.Value;
        if (holder is JsonArray items)
            items.RemoveAt(JsonPointer.Index(token, items.Count)!.Value);
        else
            ((JsonObject)holder).Remove(token);
        return root;
    }

    private static JsonNode Move(JsonNode root, Operation operation)
    {
        if (operation.From!.Contains(operation.Path))
            throw operation.Fails("nothing can be moved into itself");
        var value = Source(root, operation)?.DeepClone();
        return operation.From.Tokens.Count == 0 ? root : Put(Remove(root, operation, operation.From), operation, value);
    }

    private static JsonNode Copy(JsonNode root, Operation operation, ref int copied)
    {
        var value = Source(root, operation)?.DeepClone();
        copied += value?.ToJsonString().Length ?? 0;
        if (copied > MostCopied)
            throw operation.Fails("the patch copies too much");
        return Put(root, operation, value);
    }

    private static JsonNode Test(JsonNode root, Operation operation)
    {
        if (!operation.Path.TryFind(root, out var value))
            throw operation.Fails("there is nothing at this path");
        return JsonNode.DeepEquals(value, operation.NewValue()) ? root : throw operation.Fails("the value is another one");
    }

    private static JsonNode? Source(JsonNode root, Operation operation) =>
        operation.From!.TryFind(root, out var value) ? value : throw operation.Fails($"there is nothing at {operation.From.Text}");

    private sealed record Operation(int Index, string Kind, JsonPointer Path, JsonPointer? From, JsonElement? Value)
    {
        public static Operation Read(JsonElement item, int index)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"[{index}]");
            var fields = Fields.OfMember(item, place);
            var kind = fields.OneOf("op", "add", "remove", "replace", "move", "copy", "test")
                ?? throw Fields.Wrong(fields.PathOf("op"), "is required");
            var path = Pointer(item, fields, "path");
            var from = kind is "move" or "copy" ? Pointer(item, fields, "from") : null;
            JsonElement? value = item.TryGetProperty("value", out var given) ? given : null;
            if (kind is "add" or "replace" or "test" && value is null)
                throw Fields.Wrong(fields.PathOf("value"), "is required");
            return new Operation(index, kind, path, from, value);
        }

        /// <summary>Creates a node for the value. The node has no parent yet.</summary>
        public JsonNode? NewValue() => AccountJson.NodeOf(Value!.Value);

        public ApiException Fails(string why) =>
            ApiException.Invalid(string.Create(
                CultureInfo.InvariantCulture,
                $"\"[{Index}]\" {Kind} {(Path.Text.Length > 0 ? Path.Text : "(the whole)")} cannot be applied: {why}"));

        // An empty pointer means the whole document, so an empty string is valid here.
        private static JsonPointer Pointer(JsonElement item, Fields fields, string name)
        {
            if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                throw Fields.Wrong(fields.PathOf(name), "is required");
            if (value.ValueKind != JsonValueKind.String)
                throw Fields.Wrong(fields.PathOf(name), "must be a string");
            return JsonPointer.TryParse(value.GetString()!)
                ?? throw Fields.Wrong(fields.PathOf(name), "must be a JSON pointer such as /name");
        }
    }
}
