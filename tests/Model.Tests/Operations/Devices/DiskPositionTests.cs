using Xen.Model.Operations.Devices;

namespace Xen.Model.Tests.Operations.Devices;

/// <summary>Obligations on where disks sit and what their interfaces are called.</summary>
public sealed class DiskPositionTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("15", 15)]
    [InlineData("xvda", 0)]
    [InlineData("hdb", 1)]
    [InlineData("sdz", 25)]
    [InlineData("xvdaa", 26)]
    [InlineData("xvdab", 27)]
    public void All_spellings_of_a_place_are_the_same_place(string text, int expected)
    {
        DiskPosition.TryParse(text, out int position).Should().BeTrue();
        position.Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("xvd")]
    [InlineData("xvdA")]
    [InlineData("xvda1")]
    [InlineData("xvdaaa")]
    [InlineData("autodetect")]
    public void Anything_else_is_no_place(string text) => DiskPosition.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void A_name_leads_back_to_its_place()
    {
        foreach (int position in Enumerable.Range(0, 26 + 26 * 26))
        {
            DiskPosition.TryParse(DiskPosition.Name("xvd", position), out int back).Should().BeTrue();
            back.Should().Be(position);
        }
    }

    [Fact]
    public void An_automatic_address_follows_from_seed_and_device_and_is_locally_administered()
    {
        string first = MacAddress.Derive("seed", "0");

        MacAddress.Derive("seed", "0").Should().Be(first);
        MacAddress.Derive("seed", "1").Should().NotBe(first);
        MacAddress.Derive("other", "0").Should().NotBe(first);
        MacAddress.IsValid(first).Should().BeTrue();
        (Convert.FromHexString(first[..2])[0] & 3).Should().Be(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00:11:22:33:44")]
    [InlineData("00:11:22:33:44:5g")]
    [InlineData("01:00:5e:00:00:01")]
    public void Anything_else_is_no_address(string text) => MacAddress.IsValid(text).Should().BeFalse();
}
