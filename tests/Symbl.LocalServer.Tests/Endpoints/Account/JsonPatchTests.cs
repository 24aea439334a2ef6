using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Account;

/// <summary>The examples of RFC 6902 (A.1 to A.16) and RFC 6901, and what they leave open.</summary>
public sealed class JsonPatchTests
{
    [Theory]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux"}]""", """{"foo":"bar","baz":"qux"}""")]
    [InlineData("""{"foo":["bar","baz"]}""", """[{"op":"add","path":"/foo/1","value":"qux"}]""", """{"foo":["bar","qux","baz"]}""")]
    [InlineData("""{"baz":"qux","foo":"bar"}""", """[{"op":"remove","path":"/baz"}]""", """{"foo":"bar"}""")]
    [InlineData("""{"foo":["bar","qux","baz"]}""", """[{"op":"remove","path":"/foo/1"}]""", """{"foo":["bar","baz"]}""")]
    [InlineData("""{"baz":"qux","foo":"bar"}""", """[{"op":"replace","path":"/baz","value":"boo"}]""", """{"baz":"boo","foo":"bar"}""")]
    [InlineData(
        """{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}""",
        """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""",
        """{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}""")]
    [InlineData(
        """{"foo":["all","grass","cows","eat"]}""",
        """[{"op":"move","from":"/foo/1","path":"/foo/3"}]""",
        """{"foo":["all","cows","eat","grass"]}""")]
    [InlineData(
        """{"baz":"qux","foo":["a",2,"c"]}""",
        """[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]""",
        """{"baz":"qux","foo":["a",2,"c"]}""")]
    [InlineData(
        """{"foo":"bar"}""", """[{"op":"add","path":"/child","value":{"grandchild":{}}}]""", """{"foo":"bar","child":{"grandchild":{}}}""")]
    [InlineData("""{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux","xyz":123}]""", """{"foo":"bar","baz":"qux"}""")]
    [InlineData("""{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":10}]""", """{"/":9,"~1":10}""")]
    [InlineData("""{"foo":["bar"]}""", """[{"op":"add","path":"/foo/-","value":["abc","def"]}]""", """{"foo":["bar",["abc","def"]]}""")]
    [InlineData("""{"a/b":1,"m~n":2,"":3}""", """[{"op":"replace","path":"/a~1b","value":5},{"op":"remove","path":"/m~0n"},{"op":"replace","path":"/","value":4}]""", """{"a/b":5,"":4}""")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"","value":{"z":1}}]""", """{"z":1}""")]
    [InlineData("""{"a":null}""", """[{"op":"test","path":"/a","value":null},{"op":"add","path":"/b","value":null}]""", """{"a":null,"b":null}""")]
    [InlineData("""{"a":{"x":1.0}}""", """[{"op":"test","path":"/a","value":{"x":1}}]""", """{"a":{"x":1.0}}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """[{"op":"test","path":"/a","value":{"y":2,"x":1}}]""", """{"a":{"x":1,"y":2}}""")]
    [InlineData(
        """{"a":{"x":1}}""", """[{"op":"copy","from":"/a","path":"/b"},{"op":"add","path":"/b/y","value":1}]""", """{"a":{"x":1},"b":{"x":1,"y":1}}""")]
    [InlineData("""{"a":1}""", """[{"op":"move","from":"/a","path":"/a"}]""", """{"a":1}""")]
    [InlineData("""{"a":[1,2]}""", """[{"op":"replace","path":"/a/0","value":[3]},{"op":"add","path":"/a/2","value":4}]""", """{"a":[[3],2,4]}""")]
    [InlineData("""{"1":{"0":"x"}}""", """[{"op":"replace","path":"/1/0","value":"y"}]""", """{"1":{"0":"y"}}""")]
    public void A_patch_is_applied(string document, string patch, string expected) =>
        Assert.Equal(expected, Apply(document, patch).ToJsonString());

    [Theory]
    [InlineData("""[{"op":"add","path":"/baz/bat","value":1}]""", "\"[0]\" add /baz/bat cannot be applied: there is nothing to hold a value at this path; add what holds it first")]
    [InlineData("""[{"op":"test","path":"/foo","value":"other"}]""", "\"[0]\" test /foo cannot be applied: the value is another one")]
    [InlineData("""[{"op":"test","path":"/foo","value":["bar"]},{"op":"test","path":"/none","value":1}]""", "\"[0]\" test /foo cannot be applied: the value is another one")]
    [InlineData("""[{"op":"test","path":"/none","value":null}]""", "\"[0]\" test /none cannot be applied: there is nothing at this path")]
    [InlineData("""[{"op":"add","path":"/x","value":1},{"op":"replace","path":"/none","value":1}]""", "\"[1]\" replace /none cannot be applied: there is nothing at this path; use add")]
    [InlineData("""[{"op":"replace","path":"/FOO","value":1}]""", "\"[0]\" replace /FOO cannot be applied: there is nothing at this path; use add")]
    [InlineData("""[{"op":"remove","path":"/none"}]""", "\"[0]\" remove /none cannot be applied: there is nothing at /none")]
    [InlineData("""[{"op":"remove","path":"/list/-"}]""", "\"[0]\" remove /list/- cannot be applied: there is nothing at /list/-")]
    [InlineData("""[{"op":"remove","path":""}]""", "\"[0]\" remove (the whole) cannot be applied: the whole cannot be removed")]
    [InlineData("""[{"op":"add","path":"","value":[]}]""", "\"[0]\" add (the whole) cannot be applied: the whole can only become another object")]
    [InlineData("""[{"op":"add","path":"/list/3","value":1}]""", "\"[0]\" add /list/3 cannot be applied: the list has no such position")]
    [InlineData("""[{"op":"add","path":"/list/01","value":1}]""", "\"[0]\" add /list/01 cannot be applied: the list has no such position")]
    [InlineData("""[{"op":"add","path":"/list/-1","value":1}]""", "\"[0]\" add /list/-1 cannot be applied: the list has no such position")]
    [InlineData("""[{"op":"replace","path":"/list/2","value":1}]""", "\"[0]\" replace /list/2 cannot be applied: there is nothing at this path; use add")]
    [InlineData("""[{"op":"add","path":"/foo/x","value":1}]""", "\"[0]\" add /foo/x cannot be applied: there is nothing to hold a value at this path; add what holds it first")]
    [InlineData("""[{"op":"move","from":"/sub","path":"/sub/inner"}]""", "\"[0]\" move /sub/inner cannot be applied: nothing can be moved into itself")]
    [InlineData("""[{"op":"copy","from":"/none","path":"/x"}]""", "\"[0]\" copy /x cannot be applied: there is nothing at /none")]
    [InlineData("""[]""", "\"value\" must contain at least 1 items")]
    [InlineData("""{"op":"add"}""", "\"value\" must be an array")]
    [InlineData("""[1]""", "\"[0]\" must be of type object")]
    [InlineData("""[{"path":"/foo"}]""", "\"[0].op\" is required")]
    [InlineData("""[{"op":"frob","path":"/foo"}]""", "\"[0].op\" must be one of [add, remove, replace, move, copy, test]")]
    [InlineData("""[{"op":"remove"}]""", "\"[0].path\" is required")]
    [InlineData("""[{"op":"remove","path":7}]""", "\"[0].path\" must be a string")]
    [InlineData("""[{"op":"remove","path":"foo"}]""", "\"[0].path\" must be a JSON pointer such as /name")]
    [InlineData("""[{"op":"remove","path":"/a~2"}]""", "\"[0].path\" must be a JSON pointer such as /name")]
    [InlineData("""[{"op":"remove","path":"/a~"}]""", "\"[0].path\" must be a JSON pointer such as /name")]
    [InlineData("""[{"op":"add","path":"/x"}]""", "\"[0].value\" is required")]
    [InlineData("""[{"op":"copy","path":"/x"}]""", "\"[0].from\" is required")]
    [InlineData("""[{"op":"add","path":"/x","value":1},{"op":"replace","path":"/x"}]""", "\"[1].value\" is required")]
    public void An_invalid_patch_is_rejected_without_changes(string patch, string message)
    {
        var document = JsonNode.Parse("""{"foo":"bar","list":[1,2],"sub":{}}""")!.AsObject();
        var refused = Assert.Throws<ApiException>(() => JsonPatch.Apply(document, Element(patch)));

        Assert.Equal((400, message), (refused.Status, refused.Message));
        Assert.Equal("""{"foo":"bar","list":[1,2],"sub":{}}""", document.ToJsonString());
    }

    [Fact]
    public void A_patch_that_copies_too_much_is_rejected()
    {
        var copies = string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""{"op":"copy","from":"","path":"/c{{i}}"}"""));
        var refused = Assert.Throws<ApiException>(() => Apply("""{"text":"some text"}""", $"[{copies}]"));

        Assert.EndsWith("the patch copies too much", refused.Message);
    }

    private static JsonObject Apply(string document, string patch) =>
        JsonPatch.Apply(JsonNode.Parse(document)!.AsObject(), Element(patch));

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
