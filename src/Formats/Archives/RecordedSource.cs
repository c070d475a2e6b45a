namespace Xen.Model.Formats.Archives;

/// <summary>A data source of an archive and the point that is being made of it.</summary>
public sealed class RecordedSource
{
    internal RecordedSource(SourceDefinition definition) => Definition = definition;

    /// <summary>What it is.</summary>
    public SourceDefinition Definition { get; }

    /// <summary>The last sample; NaN when it was unknown.</summary>
    public double Last { get; internal set; } = double.NaN;

    /// <summary>What has been gathered for the point that is being made.</summary>
    internal double Value { get; set; }

    /// <summary>For how many seconds of that point nothing is known.</summary>
    internal double UnknownSeconds { get; set; }

    /// <summary>The newest point; NaN when it is unknown.</summary>
    public double Newest { get; internal set; } = double.NaN;

    internal RecordedSource Copy() => new(Definition)
    {
        Last = Last,
        Value = Value,
        UnknownSeconds = UnknownSeconds,
        Newest = Newest,
    };

    /// <summary>By the second, what a sample says about the time since the last one; a reading for gauges.</summary>
    internal double Rate(double sample, double interval) => Definition.Kind switch
    {
        SourceKind.Gauge => sample,
        SourceKind.Absolute => sample / interval,
        _ => (sample - Last) / interval,
    };

    /// <summary>Takes in a part of the time since the last sample.</summary>
    internal void Gather(double rate, double seconds)
    {
        if (Definition.Kind != SourceKind.Derive)
        {
            // The last reading counts, however long it was true.
            Value = rate;
        }
        else if (double.IsNaN(rate))
        {
            UnknownSeconds += seconds;
        }
        else
        {
            Value += rate * seconds;
        }
    }

    /// <summary>The point that is complete now; a new one is begun.</summary>
    /// <param name="seconds">How long it was.</param>
    /// <param name="isLate">True when there was no sample for too long.</param>
    internal double Close(double seconds, bool isLate)
    {
        double known = seconds - UnknownSeconds;
        double raw = Definition.Kind != SourceKind.Derive ? Value : known > 0 ? Value / known : double.NaN;
        Value = 0;
        UnknownSeconds = 0;
        Newest = isLate ? double.NaN : Definition.Bounded(raw);
        return Newest;
    }
}
