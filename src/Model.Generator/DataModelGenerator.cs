using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Xen.Model.Generator;

/// <summary>
/// Derives from the data model's declarations what no human should type: fields, codecs, call readers and the lists of
/// it all. It looks at syntax only, never at meaning, so that an edit elsewhere costs it nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DataModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Derived> classes = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) =>
                node is RecordDeclarationSyntax record && Attributes.Find(record, "XenClass") is not null,
            static (found, _) => ClassEmitter.Emit((RecordDeclarationSyntax)found.Node))
            .WithTrackingName("Classes");
        IncrementalValuesProvider<Derived> calls = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is RecordDeclarationSyntax record && Attributes.Find(record, "Call") is not null,
            static (found, _) => CallEmitter.Emit((RecordDeclarationSyntax)found.Node))
            .WithTrackingName("Calls");
        IncrementalValuesProvider<Derived> enums = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is EnumDeclarationSyntax type && Attributes.Find(type, "XenEnum") is not null,
            static (found, _) => EnumEmitter.Emit((EnumDeclarationSyntax)found.Node))
            .WithTrackingName("Enums");
        IncrementalValuesProvider<Derived> errors = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is FieldDeclarationSyntax field && Attributes.Find(field, "Error") is not null,
            static (found, _) => ErrorEmitter.Emit((FieldDeclarationSyntax)found.Node))
            .WithTrackingName("Errors");

        context.RegisterSourceOutput(classes, AddSource);
        context.RegisterSourceOutput(calls, AddSource);
        context.RegisterSourceOutput(enums, AddSource);
        context.RegisterSourceOutput(
            classes.Collect().Combine(calls.Collect()).Combine(enums.Collect().Combine(errors.Collect())),
            static (output, all) =>
                ListEmitter.Emit(output, all.Left.Left, all.Left.Right, all.Right.Left, all.Right.Right));
    }

    private static void AddSource(SourceProductionContext output, Derived derived)
    {
        if (derived.Problem is not null)
        {
            output.ReportDiagnostic(Diagnostic.Create(Problems.NotDeclarative, Location.None, derived.Problem));
        }
        output.AddSource(derived.Name + ".g.cs", SourceText.From(derived.Source, Encoding.UTF8));
    }
}
