namespace Xen.Model.Formats.ThinCli;

/// <summary>The numbers that stand for messages and their parts on the wire.</summary>
internal enum ThinTag
{
    Print = 0,
    Load = 1,
    Prompt = 3,
    Exit = 4,
    Ok = 5,
    Failed = 6,
    Chunk = 7,
    End = 8,
    Command = 9,
    Response = 10,
    Blob = 11,
    HttpGet = 12,
    HttpPut = 13,
    Error = 14,
    Debug = 15,
    PrintStderr = 16,
    HttpConnect = 17,
    Wait = 18,
}
