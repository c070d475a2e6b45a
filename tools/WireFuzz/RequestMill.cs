namespace Xen.Model.WireFuzz;

/// <summary>Makes one changed request after the other. Not thread-safe.</summary>
/// <param name="random">Decides.</param>
/// <param name="corpus">What is changed.</param>
/// <param name="isMember">True when the session of the calls exists.</param>
internal sealed class RequestMill(Random random, RequestCorpus corpus, bool isMember)
{
    private readonly RequestMutator _bytes = new(random);
    private readonly ArgumentMutator _arguments = new(random, corpus.References);

    /// <summary>
    /// The bytes of a request: of twenty, twelve have other arguments, seven a damaged body, one a damaged head. The
    /// last kind may promise more than there is, and is not whole.
    /// </summary>
    public (byte[] Bytes, bool IsWhole) Next()
    {
        int kind = random.Next(20);
        FuzzRequest request = Draw(isOther: kind < 12);
        return kind switch
        {
            < 12 => (request.Http(request.Body), true),
            < 19 => (request.Http(_bytes.Mutate(request.Body, Draw(isOther: false).Body)), true),
            _ => (_bytes.Mutate(request.Http(request.Body), Draw(isOther: false).Body), false),
        };
    }

    private FuzzRequest Draw(bool isOther)
    {
        (string method, IReadOnlyList<object> arguments) = corpus.Calls[random.Next(corpus.Calls.Count)];
        if (isOther && random.Next(10) != 0)
        {
            arguments = _arguments.Mutate(arguments, isMember);
        }
        string name = random.Next(4) == 0 ? "Async." + method : method;
        return random.Next(2) == 0 ? RequestWriter.Xml(name, arguments) : RequestWriter.Json(name, arguments);
    }
}
