using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xen.Model.Formats.Xva;

namespace Xen.Model.Formats.Tests.Xva;

public sealed class XvaDocumentTests
{
    [Fact]
    public void A_description_is_one_line_without_a_declaration()
    {
        var document = new XvaDocument(
            new XvaVersion { Hostname = "h&1", ApiMajor = 2, ApiMinor = 21 },
            [new XvaObject("VM", "Ref:1", XvaValue.Struct(("is", XvaValue.Of(true)), ("n", XvaValue.Of("5"))))]);
        Encoding.UTF8.GetString(document.Write()).Should().Be(
            "<value><struct><member><name>version</name><value><struct>"
            + "<member><name>hostname</name><value>h&amp;1</value></member>"
            + "<member><name>date</name><value></value></member>"
            + "<member><name>product_version</name><value></value></member>"
            + "<member><name>product_brand</name><value></value></member>"
            + "<member><name>build_number</name><value></value></member>"
            + "<member><name>xapi_major</name><value>2</value></member>"
            + "<member><name>xapi_minor</name><value>21</value></member>"
            + "<member><name>export_vsn</name><value>2</value></member></struct></value></member>"
            + "<member><name>objects</name><value><array><data><value><struct>"
            + "<member><name>class</name><value>VM</value></member><member><name>id</name><value>Ref:1</value></member>"
            + "<member><name>snapshot</name><value><struct><member><name>is</name><value><boolean>1</boolean></value>"
            + "</member><member><name>n</name><value>5</value></member></struct></value></member></struct></value>"
            + "</data></array></value></member></struct></value>");
    }

    [Fact]
    public void Other_writers_use_types_and_spaces()
    {
        XvaDocument document = Read("""
            <?xml version="1.0"?>
            <value> <struct>
              <member><name>objects</name><value><array><data>
                <value><struct><member><name>class</name><value><string>VM</string></value></member>
                  <member><name>id</name><value>Ref:3</value></member>
                  <member><name>snapshot</name><value><struct>
                    <member><name>text</name><value> a <![CDATA[<b>]]></value></member>
                    <member><name>none</name><value/></member>
                    <member><name>list</name><value><array><data/></array></value></member>
                    <member><name>map</name><value><struct/></value></member>
                  </struct></value></member></struct></value>
              </data></array></value></member>
              <member><name>version</name><value><struct>
                <member><name>xapi_major</name><value><int>1</int></value></member>
                <member><name>xapi_minor</name><value><i4>3</i4></value></member></struct></value></member>
            </struct></value>
            """);
        document.Version.Should().Be(new XvaVersion { ApiMajor = 1, ApiMinor = 3, Form = 0 });
        XvaValue snapshot = document.Objects.Single().Snapshot;
        snapshot.TextOf("text").Should().Be(" a <b>");
        snapshot.TextOf("none").Should().BeEmpty();
        snapshot.Find("list")!.Kind.Should().Be(XvaValueKind.Array);
        snapshot.Find("map")!.Kind.Should().Be(XvaValueKind.Struct);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("<value/>")]
    [InlineData("<value><struct></value></struct>")]
    [InlineData("<value><other>1</other></value>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><value>&b;</value>")]
    [InlineData("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><value/>")]
    public void What_is_no_description_is_refused(string text) =>
        Assert.Throws<XvaException>(() => Read(text)).Problem.Should().Be(XvaProblem.Damaged);

    [Theory]
    [InlineData("<member><name>xapi_major</name><value>x</value></member>", "", "")]
    [InlineData("", "VM", "")]
    [InlineData("", "", "Ref:1")]
    public void Numbers_classes_and_ids_are_needed(string version, string type, string id) =>
        Assert.Throws<XvaException>(() => Read(Text(version, (type, id))));

    [Fact]
    public void Two_objects_with_one_id_are_refused() =>
        Assert.Throws<XvaException>(() => Read(Text("", ("VM", "Ref:1"), ("VBD", "Ref:1"))));

    [Fact]
    public void Values_have_a_greatest_number_and_depth()
    {
        byte[] plain = Exports.Document(2, ("Ref:1", 1), ("Ref:2", 1)).Write();
        int values = Encoding.UTF8.GetString(plain).Split("<value>").Length - 1;
        XvaDocument.Read(plain, new XvaLimits { ValuesMax = values, DepthMax = 5 }).Objects.Should().HaveCount(2);
        Assert.Throws<XvaException>(() => XvaDocument.Read(plain, new XvaLimits { ValuesMax = values - 1 }));
        Assert.Throws<XvaException>(() => XvaDocument.Read(plain, new XvaLimits { DepthMax = 4 }));
        Assert.Throws<XvaException>(() => XvaDocument.Read(plain, new XvaLimits { DescriptionBytesMax = 100 }));
    }

    [Fact]
    public void Any_text_comes_back_but_for_what_no_xml_can_carry() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true),
        Prop.ForAll<NonNull<string>>(text =>
        {
            var document = new XvaDocument(
                new XvaVersion(), [new XvaObject("VM", "Ref:1", XvaValue.Struct(("a", XvaValue.Of(text.Get))))]);
            string expected = new([.. text.Get.Where(c => c >= ' ' || c is '\t' or '\n' or '\r')]);
            string found = XvaDocument.Read(document.Write()).Objects[0].Snapshot.TextOf("a");
            return found == expected || text.Get.Any(c => char.IsSurrogate(c) || c >= '\uFFFE');
        }));

    [Fact]
    public void Surrogates_come_in_pairs_or_not_at_all()
    {
        var document = new XvaDocument(
            new XvaVersion(),
            [new XvaObject("VM", "Ref:1", XvaValue.Struct(("a", XvaValue.Of("\uD83D\uDE00|\uD83D|\uDE00\uFFFF"))))]);
        XvaDocument.Read(document.Write()).Objects[0].Snapshot.TextOf("a").Should().Be("\uD83D\uDE00||");
    }

    private static XvaDocument Read(string text) => XvaDocument.Read(Encoding.UTF8.GetBytes(text));

    private static string Text(string version, params (string Class, string Id)[] objects) =>
        "<value><struct><member><name>version</name><value><struct>" + version + "</struct></value></member>"
        + "<member><name>objects</name><value><array><data>"
        + string.Concat(objects.Select(item => "<value><struct><member><name>class</name><value>" + item.Class
            + "</value></member><member><name>id</name><value>" + item.Id + "</value></member></struct></value>"))
        + "</data></array></value></member></struct></value>";
}
