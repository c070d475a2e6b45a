using System.Globalization;

namespace Xen.Model.Tour;

/// <summary>The first half of the walk: from the list of templates to a VM with disks and an interface.</summary>
internal sealed class Installation(Guest guest, Narrator narrator)
{
    private const string TemplateName = "Debian Etch 4.0";
    private const string VmName = "Tour VM";

    public async Task<string> RunAsync()
    {
        narrator.Heading("2. Finding a template");
        string template = await FindTemplateAsync();
        narrator.Heading("3. Installing a VM from the template");
        string vm = await guest.TextAsync("VM.clone", template, VmName);
        await guest.CallAsync("VM.set_name_description", vm, "installed by the tour");
        await guest.CallAsync("VM.set_PV_args", vm, "noninteractive");
        await guest.CallAsync("VM.add_to_other_config", vm, "tour", "was here");
        await ChooseStorageAsync(vm);
        await PlugIntoNetworkAsync(vm);
        await guest.CallAsync("VM.provision", vm);
        await ShowDisksAsync(vm);
        return vm;
    }

    private async Task<string> FindTemplateAsync()
    {
        Record all = await guest.RecordAsync("VM.get_all_records");
        Dictionary<string, string> templates = all
            .Where(vm => ((Record)vm.Value).Flag("is_a_template"))
            .ToDictionary(vm => vm.Key, vm => ((Record)vm.Value).Text("name_label"), StringComparer.Ordinal);
        narrator.Say($"{templates.Count} of the {all.Count} VMs are templates, for instance:");
        foreach (string name in templates.Values.Order(StringComparer.Ordinal).Take(4))
        {
            narrator.Say($"  - {name}");
        }
        string? found = templates.FirstOrDefault(template => template.Value == TemplateName).Key;
        return found ?? throw new TourFailedException($"there is no template named {TemplateName}");
    }

    /// <summary>A template leaves open where its disks go; the installer fills in a storage repository.</summary>
    private async Task ChooseStorageAsync(string vm)
    {
        Record config = await guest.RecordAsync("VM.get_other_config", vm);
        string disks = config.Text("disks");
        if (!disks.Contains("sr=\"\"", StringComparison.Ordinal))
        {
            return;
        }
        Record pools = await guest.RecordAsync("pool.get_all_records");
        string storage = ((Record)pools.First().Value).Text("default_SR");
        string uuid = await guest.TextAsync("SR.get_uuid", storage);
        await guest.CallAsync("VM.remove_from_other_config", vm, "disks");
        string chosen = disks.Replace("sr=\"\"", $"sr=\"{uuid}\"", StringComparison.Ordinal);
        await guest.CallAsync("VM.add_to_other_config", vm, "disks", chosen);
    }

    private async Task PlugIntoNetworkAsync(string vm)
    {
        Record networks = await guest.RecordAsync("network.get_all_records");
        string? network = networks.FirstOrDefault(one => ((Record)one.Value).Texts("PIFs").Count > 0).Key;
        IReadOnlyList<string> devices = await guest.TextsAsync("VM.get_allowed_VIF_devices", vm);
        await guest.CallAsync("VIF.create", new Dictionary<string, object>
        {
            ["device"] = devices[0],
            ["network"] = network ?? throw new TourFailedException("no network has a physical interface"),
            ["VM"] = vm,
            ["MAC"] = "",
            ["MTU"] = "1500",
            ["other_config"] = new Dictionary<string, object>(),
            ["qos_algorithm_type"] = "",
            ["qos_algorithm_params"] = new Dictionary<string, object>(),
        });
    }

    private async Task ShowDisksAsync(string vm)
    {
        Record record = await guest.RecordAsync("VM.get_record", vm);
        if (record.Flag("is_a_template"))
        {
            throw new TourFailedException("the VM is still a template after its provisioning");
        }
        if (record.Texts("VBDs").Count == 0)
        {
            throw new TourFailedException("the provisioning made no disk");
        }
        foreach (string attachment in record.Texts("VBDs"))
        {
            Record vbd = await guest.RecordAsync("VBD.get_record", attachment);
            Record vdi = await guest.RecordAsync("VDI.get_record", vbd.Text("VDI"));
            double gibibytes = double.Parse(vdi.Text("virtual_size"), CultureInfo.InvariantCulture) / (1L << 30);
            narrator.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"  disk {vbd.Text("userdevice")}: {gibibytes:0.##} GiB, {vdi.Text("type")}"));
        }
    }
}
