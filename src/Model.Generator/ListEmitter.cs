using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Xen.Model.Generator;

/// <summary>Derives the lists of all classes, messages, enums and errors.</summary>
internal static class ListEmitter
{
    public static void Emit(
        SourceProductionContext output,
        ImmutableArray<Derived> classes,
        ImmutableArray<Derived> calls,
        ImmutableArray<Derived> enums,
        ImmutableArray<Derived> errors)
    {
        string source = $$"""
            {{Preamble.Text}}/// <summary>The whole data model.</summary>
            public static partial class DataModel
            {
                /// <summary>All classes by their names.</summary>
                public static ImmutableArray<XenClass> Classes { get; } =
                [
            {{List(classes)}}    ];

                /// <summary>All explicit messages by the names of their types.</summary>
                public static ImmutableArray<CallInfo> Calls { get; } =
                [
            {{List(calls)}}    ];

                /// <summary>All enums by the names of their types.</summary>
                public static ImmutableArray<IEnumInfo> EnumTypes { get; } =
                [
            {{List(enums)}}    ];

                /// <summary>All error codes by the names of their constants.</summary>
                public static ImmutableArray<ErrorInfo> Errors { get; } =
                [
            {{List(errors)}}    ];
            }

            """;
        output.AddSource("DataModel.g.cs", SourceText.From(source, Encoding.UTF8));
    }

    /// <summary>Sorted, so that the result does not depend on the order in which files are compiled.</summary>
    private static string List(ImmutableArray<Derived> items) =>
        string.Concat(items
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => $"        {item.Listing},\n"));
}
