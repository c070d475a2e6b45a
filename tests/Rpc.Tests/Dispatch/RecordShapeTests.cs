using System.Globalization;
using System.Text.Json;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Tests.Dispatch;

/// <summary>
/// Libraries that give every field a type lose a whole reply by one member that has another: so each member of each
/// record is looked at, also where an object has next to no content.
/// </summary>
public sealed class RecordShapeTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private string _session = "";

    public static TheoryData<string> Classes => [.. DataModel.Classes
        .Where(type => !type.IsInternal && type.Declaration.InDatabase).Select(type => type.WireName)];

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Classes))]
    [Trait("Obligation", "CLIENT-2")]
    public async Task A_record_of_any_class_has_all_fields_in_order_each_in_the_form_of_its_type(string name)
    {
        XenClass type = DataModel.ClassNamed(name)!;
        var self = new ObjectRef(new Guid(type.Id, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        await _server.ObserveAsync(self, type.Empty);
        Reply reply = await _server.CallAsync(name + ".get_record", _session, self);
        if (reply.Error is [var code, ..])
        {
            code.Should().BeOneOf("MESSAGE_REMOVED", "MESSAGE_METHOD_UNKNOWN");
            return;
        }

        JsonElement record = reply.Value;

        record.EnumerateObject().Select(member => member.Name).Should()
            .Equal(type.PublicFields.Select(field => field.WireName));
        foreach (Field field in type.PublicFields)
        {
            JsonElement value = record.GetProperty(field.WireName);
            Fits(value, field.Type).Should()
                .BeTrue("{0}.{1} is a {2}, not {3}", name, field.WireName, field.Type, value);
        }
    }

    private static bool Fits(JsonElement value, XenType type) => type.ToString() switch
    {
        "int" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "float" => value.ValueKind == JsonValueKind.Number,
        "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "datetime" => value.ValueKind == JsonValueKind.String && DateTime.TryParseExact(
            value.GetString(), "yyyyMMdd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ when type.IsMap => value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().All(entry => Fits(entry.Value, type.Value!)),
        _ when type.IsSet => value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(item => Fits(item, type.Element!)),
        _ when type.ReferencedClass is not null => value.ValueKind == JsonValueKind.String
            && (value.GetString() is "" || value.GetString()!.StartsWith("OpaqueRef:", StringComparison.Ordinal)),
        _ when type.ToString().StartsWith("enum ", StringComparison.Ordinal) => value.ValueKind == JsonValueKind.String
            && value.GetString()!.Length > 0,
        _ => value.ValueKind == JsonValueKind.String,
    };
}
