using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Xen.Model.Generator.Tests;

/// <summary>Runs the generator over sources. They need not compile: the generator looks at syntax only.</summary>
internal sealed class Generation
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp13);

    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
        [new DataModelGenerator().AsSourceGenerator()],
        parseOptions: s_options,
        driverOptions: new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private CSharpCompilation _compilation = CSharpCompilation.Create("Test");

    public Generation(params string[] sources)
    {
        _compilation = _compilation.AddSyntaxTrees(sources.Select((source, at) => Parse(source, $"File{at}.cs")));
        Run();
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public string[] Problems => [.. Result.Diagnostics.Select(problem => $"{problem.Id}: {problem.GetMessage()}")];

    /// <summary>The source derived under a hint name.</summary>
    public string this[string hint] =>
        Result.GeneratedSources.Single(source => source.HintName == hint).SourceText.ToString();

    /// <summary>Everything that was derived, under its names.</summary>
    public Dictionary<string, string> All =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>Replaces a source and runs again, as a compiler does after an edit.</summary>
    public Generation Edit(int file, string source)
    {
        SyntaxTree tree = _compilation.SyntaxTrees.Single(tree => tree.FilePath == $"File{file}.cs");
        _compilation = _compilation.ReplaceSyntaxTree(tree, Parse(source, tree.FilePath));
        Run();
        return this;
    }

    /// <summary>Why each output of the last run is what it is.</summary>
    public List<IncrementalStepRunReason> OutputReasons =>
        [.. Result.TrackedOutputSteps.Values.SelectMany(Reasons)];

    /// <summary>Why each result of a named step of the last run is what it is.</summary>
    public List<IncrementalStepRunReason> StepReasons(string name) => [.. Reasons(Result.TrackedSteps[name])];

    private static IEnumerable<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, s_options, path);

    private void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        Result.Exception.Should().BeNull();
    }
}
