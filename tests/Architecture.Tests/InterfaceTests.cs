using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Architecture.Tests;

/// <summary>An interface exists only where there are two implementations.</summary>
public sealed class InterfaceTests
{
    /// <summary>Public interfaces with fewer implementations in the sources, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_excused = new()
    {
        ["IXenRecord"] = "generated code implements it for every class",
        ["IMapCodec"] = "the one generic codec implements it for every map",
        ["IEnumInfo"] = "the one generic codec implements it for every enum",
        ["IDiskContents"] = "keeps adapters from the backends, which they must not see",
        ["IMachineCounters"] = "keeps the recorder from the backends, which it must not see",
        ["ICounterReadings"] = "keeps the projections from the recorder, which they must not see",
        ["IGuestConsoles"] = "keeps adapters from the backends, which they must not see",
        ["ICallSink"] = "keeps backends and adapters from the engine, which they must not see",
        ["IEffectRunner"] = "keeps the engine from the backends, which it must not see",
        ["IProjection"] = "keeps the engine from the projections, which it must not see",
    };

    [Fact]
    public void Every_public_interface_has_two_implementations_or_a_reason()
    {
        ILookup<string, string> implementations = Implementations();
        var lonely = SourceFile.All.Where(file => file.IsShipped)
            .SelectMany(file => file.Types.OfType<InterfaceDeclarationSyntax>())
            .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(type => type.Identifier.Text)
            .Where(name => All(name, implementations).Count < 2 && !s_excused.ContainsKey(name));
        lonely.Should().BeEmpty();
    }

    [Fact]
    public void Only_interfaces_that_exist_are_excused()
    {
        IEnumerable<string> known = SourceFile.All.SelectMany(file => file.Types)
            .OfType<InterfaceDeclarationSyntax>().Select(type => type.Identifier.Text);
        s_excused.Keys.Except(known).Should().BeEmpty();
    }

    /// <summary>Types that implement an interface, directly or by way of an interface derived from it.</summary>
    private static HashSet<string> All(string name, ILookup<string, string> implementations)
    {
        var found = new HashSet<string>();
        foreach (string type in implementations[name])
        {
            if (IsInterface(type))
            {
                found.UnionWith(All(type, implementations));
            }
            else
            {
                found.Add(type);
            }
        }
        return found;
    }

    private static bool IsInterface(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);

    private static ILookup<string, string> Implementations() =>
        (from file in SourceFile.All
         from type in file.Types.OfType<BaseTypeDeclarationSyntax>()
         from basis in type.BaseList?.Types ?? default
         select (Basis: Simple(basis.Type), Type: type.Identifier.Text))
        .ToLookup(pair => pair.Basis, pair => pair.Type);

    private static string Simple(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => Simple(qualified.Right),
        GenericNameSyntax generic => generic.Identifier.Text,
        _ => type.ToString(),
    };
}
