using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Schema;

namespace Xen.Model.Tests.Schema;

public sealed class XenApi10Tests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "spec", "datamodel");

    [Fact]
    public void Every_name_of_Xen_API_1_0_is_declared_or_excused_with_a_reason()
    {
        HashSet<string> excused = [.. Lines("exceptions.txt").Select(Excused)];
        IEnumerable<string> forgotten =
            Lines("xen-api-1.0.txt").Where(name => !IsDeclared(name) && !excused.Contains(name));
        forgotten.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_excused_that_is_declared()
    {
        Lines("exceptions.txt").Select(Excused).Where(IsDeclared).Should().BeEmpty();
    }

    [Fact]
    public void The_functions_on_the_projects_to_do_list_exist()
    {
        DataModel.Calls.Select(call => call.WireName).Should().Contain("VM.get_auto_power_on");
        XenClass vm = VMRecord.ClassInfo;
        foreach (string field in (string[])
            ["VCPUs_max", "VCPUs_at_startup", "name_description", "user_version", "crash_dumps"])
        {
            vm.FieldNamed(field).Should().NotBeNull();
        }
        vm.FieldNamed("is_a_template")!.Declaration.Qualifier.Should().Be(Qualifier.RW);
        vm.FieldNamed("name_description")!.Declaration.Qualifier.Should().Be(Qualifier.RW);
        vm.FieldNamed("user_version")!.Declaration.Qualifier.Should().Be(Qualifier.RW);
        HostRecord.ClassInfo.FieldNamed("logging")!.Declaration.Qualifier.Should().Be(Qualifier.RW);
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(s_folder, file)).Where(line => line.Length > 0 && !line.StartsWith('#'));

    private static string Excused(string line)
    {
        string[] parts = line.Split("  # ", 2);
        parts.Should().HaveCount(2, "an exception needs a reason: " + line);
        return parts[0];
    }

    private static bool IsDeclared(string line)
    {
        string[] parts = line.Split(' ', 2);
        return parts[0] switch
        {
            "class" => DataModel.ClassNamed(parts[1]) is not null,
            "message" or "xend" => DataModel.Calls.Any(call => call.WireName == parts[1]),
            "error" => DataModel.Errors.Any(error => error.Code == parts[1]),
            "field" => IsField(parts[1]),
            _ => IsValue(parts[1]),
        };
    }

    private static bool IsField(string name)
    {
        string[] parts = name.Split('.');
        return DataModel.ClassNamed(parts[0])?.FieldNamed(parts[1]) is not null;
    }

    private static bool IsValue(string name)
    {
        string[] parts = name.Split('.');
        return DataModel.EnumTypes.Any(type => type.WireName == parts[0] && type.Values.Contains(parts[1]));
    }
}
