using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Cli.XenLog;

/// <summary>Options and arguments that several commands share.</summary>
internal static class LogOptions
{
    /// <summary>The data folder, named as the daemon names it.</summary>
    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "Folder of everything that the daemon keeps.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
        Recursive = true,
    };

    /// <summary>JSON instead of text.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Answer in JSON, one object a line.",
        Recursive = true,
    };

    /// <summary>A class of the data model.</summary>
    public static Argument<XenClass> Class { get; } = new("CLASS")
    {
        Description = "Class of the object, for instance VM.",
        CustomParser = ReadClass,
    };

    /// <summary>An object.</summary>
    public static Argument<string> Reference { get; } = new("REF")
    {
        Description = "The object: its uuid or its reference (OpaqueRef:...).",
    };

    /// <summary>A moment that an option names.</summary>
    public static Option<Moment?> MomentOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ID|TIME",
        CustomParser = Moment.Read,
    };

    /// <summary>A time that an option names.</summary>
    public static Option<DateTimeOffset?> TimeOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = Moment.ReadTime,
    };

    /// <summary>An event that an option names.</summary>
    public static Option<EventId?> IdOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ID",
        CustomParser = ReadId,
    };

    /// <summary>A moment that an argument names.</summary>
    public static Argument<Moment> MomentArgument(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = Moment.Read,
    };

    /// <summary>Reads the name of a class; upper and lower case are the same.</summary>
    public static XenClass? ReadClass(ArgumentResult argument)
    {
        string name = argument.Tokens[0].Value;
        XenClass? type = DataModel.ClassNamed(name)
            ?? DataModel.Classes.FirstOrDefault(type => type.EventName == name.ToLowerInvariant());
        if (type is null)
        {
            argument.AddError($"'{name}' is no class");
        }
        return type;
    }

    /// <summary>Reads an event id.</summary>
    public static EventId? ReadId(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            return new EventId(id);
        }
        argument.AddError($"'{text}' is no event id");
        return null;
    }
}
