namespace Xen.Model.Formats.Tests.Vhd;

/// <summary>A test that needs <c>qemu-img</c>, which <c>./test</c> installs where it can.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QemuFactAttribute : FactAttribute
{
    public QemuFactAttribute()
    {
        if (!File.Exists(QemuImage.Program))
        {
            Skip = "qemu-img is not installed (package qemu-utils; see eng/clients.sh)";
        }
    }
}
