using System.Globalization;
using Xen.Model.Classes;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>
/// How busy simulated guests are: each has its habits, rises and falls over minutes and hours, and never does quite the
/// same twice. The same seed, uuid and time give the same load.
/// </summary>
internal sealed class GuestLoad(int seed)
{
    /// <summary>Key in a VM's other_config that says how busy its guest is all the time, 0 to 1.</summary>
    public const string LoadKey = "simulation.load";

    private const double NoiseSeconds = 5;

    /// <summary>How busy a guest is, 0 to 1.</summary>
    public double Of(VMRecord vm, double time)
    {
        if (vm.OtherConfig.Count > 0
            && double.TryParse(
                vm.OtherConfig.GetOr(LoadKey, ""), NumberStyles.Float, CultureInfo.InvariantCulture, out double given))
        {
            return double.IsNaN(given) ? 0 : Math.Clamp(given, 0, 1);
        }
        double mean = 0.03 + 0.45 * Draw(vm.Uuid, 1) * Draw(vm.Uuid, 2);
        double minutes = Wave(time, 180 + 600 * Draw(vm.Uuid, 3), Draw(vm.Uuid, 4));
        double hours = Wave(time, 86400, 0.6 + 0.2 * Draw(vm.Uuid, 5));
        double noise = Draw(vm.Uuid, (long)(time / NoiseSeconds) + 1000) - 0.5;
        return Math.Clamp(mean * (1 + 0.5 * minutes + 0.4 * hours + 0.5 * noise), 0.002, 1);
    }

    /// <summary>A number from 0 to 1 that is always the same for the same questions.</summary>
    public double Draw(string name, long salt)
    {
        ulong hash = 14695981039346656037;
        unchecked
        {
            foreach (char character in name)
            {
                hash = (hash ^ character) * 1099511628211;
            }
            hash = (hash ^ (ulong)salt) * 1099511628211;
            hash = (hash ^ (ulong)seed) * 1099511628211;
            hash ^= hash >> 29;
            hash *= 0xbf58476d1ce4e5b9;
            hash ^= hash >> 32;
        }
        return (hash >> 11) / (double)(1UL << 53);
    }

    private static double Wave(double time, double period, double phase) =>
        Math.Sin(2 * Math.PI * (time / period + phase));
}
