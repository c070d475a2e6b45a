using Xen.Model.Formats.Rfb;

namespace Xen.Model.Formats.Tests.Rfb;

public sealed class RfbActivityTests
{
    private static readonly byte[] s_start = [.. "RFB 003.003\n"u8, 1];

    public static TheoryData<byte[], bool> Messages { get; } = new()
    {
        { [3, 1, 0, 0, 0, 0, 1, 0, 1, 0], false },
        { [0, .. new byte[19]], false },
        { [2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1], false },
        { [2, 0, 0, 0], false },
        { [6, 0, 0, 0, 0, 0, 0, 3, 4, 4, 4], false },
        { [4, 1, 0, 0, 0, 0, 0, 65], true },
        { [5, 0, 0, 1, 0, 1], true },
        { [254, 1, 0, 0, 0, 0, 0, 30], true },
        { [255, 0, 0, 1, 0, 0, 0, 65, 0, 0, 0, 30], true },
        { [77], true },
    };

    [Theory, MemberData(nameof(Messages)), Trait("Obligation", "CONSOLE-22")]
    public void Only_what_a_person_does_counts(byte[] message, bool isActive)
    {
        var activity = new RfbActivity();
        activity.Take(s_start).Should().BeFalse();
        activity.Take(message).Should().Be(isActive);
    }

    [Theory, MemberData(nameof(Messages)), Trait("Obligation", "CONSOLE-22")]
    public void Pieces_of_any_size_say_the_same(byte[] message, bool isActive)
    {
        byte[] quiet = [3, 1, 0, 0, 0, 0, 1, 0, 1, 0];
        var activity = new RfbActivity();
        bool found = false;
        foreach (byte each in (byte[])[.. s_start, .. quiet, .. message, .. quiet])
        {
            found |= activity.Take([each]);
        }
        found.Should().Be(isActive);
    }

    [Theory]
    [InlineData("RFB 003.007\n")]
    [InlineData("RFB 003.008\n")]
    public void Newer_clients_say_one_thing_more_before_they_begin(string version)
    {
        var activity = new RfbActivity();
        activity.Take([.. System.Text.Encoding.ASCII.GetBytes(version), 1, 1]).Should().BeFalse();
        activity.Take([3, 1, 0, 0, 0, 0, 1, 0, 1, 0]).Should().BeFalse();
        activity.Take([4, 1, 0, 0, 0, 0, 0, 65]).Should().BeTrue();
    }
}
