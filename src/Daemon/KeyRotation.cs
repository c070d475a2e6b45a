using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Xen.Model.Calls;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.Secrets;
using Xen.Model.Projections.Roles;
using Xen.Model.Sequencing;

namespace Xen.Model.Daemon;

/// <summary>The command that gives all secrets a new key. No daemon may run on the folder meanwhile.</summary>
internal static class KeyRotation
{
    private const int Done = 0;

    /// <summary>Does it; returns the exit code. A run that was cut short is made good by another.</summary>
    public static async Task<int> RunAsync(DirectoryInfo data)
    {
        try
        {
            if (!data.Exists)
            {
                throw new DirectoryNotFoundException($"there is no folder {data.FullName}");
            }
            await RotateAsync(data).ConfigureAwait(false);
            return Done;
        }
        catch (Exception failure) when (Daemon.IsExpected(failure))
        {
            return await Daemon.FailAsync(failure).ConfigureAwait(false);
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "the model owns its storage")]
    private static async Task RotateAsync(DirectoryInfo data)
    {
        Ports.ILogStorage storage = DataFolder.OpenLog(data);
        KeyRing keys = DataFolder.OpenKeys(data);
        XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = storage,
            Secrets = keys,
            Deciders = StandardDeciders.Table(),
            StaticObjects = StaticRoles.Objects,
        }).ConfigureAwait(false);
        await using (model.ConfigureAwait(false))
        {
            keys.Rotate();
            CallOutcome outcome =
                await model.SubmitAsync(new ProtectSecrets(), CallContext.Server).ConfigureAwait(false);
            if (outcome.Error is { } error)
            {
                throw new InvalidDataException($"the key is there, but secrets were not moved to it: {error}");
            }
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"key {keys.NewestKey} objects {outcome.Result}")).ConfigureAwait(false);
        }
    }
}
