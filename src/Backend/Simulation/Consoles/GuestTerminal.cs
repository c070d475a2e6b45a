using System.Text;
using Xen.Model.Formats.Rfb;

namespace Xen.Model.Backend.Simulation.Consoles;

/// <summary>
/// What a guest shows and hears, at its screen and its serial line alike: a bar with its state, lines of text, and one
/// that is being typed. Thread-safe.
/// </summary>
internal sealed class GuestTerminal
{
    /// <summary>What every line to be typed begins with.</summary>
    public const string Prompt = "# ";

    private const string NewLine = "\r\n";
    private const int LinesMax = 200;
    private const int InputMax = 200;
    private const char Delete = '\u007f';
    private const int FirstRow = 2;
    private const int TextColumns = 80;
    private const int TextRows = 25;
    private const int LargeColumns = 100;
    private const int LargeRows = 36;

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly StringBuilder _input = new();
    private readonly Keyboard _keyboard = new();
    private readonly Func<string, Task<IReadOnlyList<string>>> _run;
    private GuestStatus _status;
    private Action<string>? _written;

    /// <summary>Makes a terminal.</summary>
    /// <param name="name">What is in the title of the window of those who look.</param>
    /// <param name="status">What it says first.</param>
    /// <param name="run">Carries out what was typed, and answers.</param>
    public GuestTerminal(string name, GuestStatus status, Func<string, Task<IReadOnlyList<string>>> run)
    {
        _run = run;
        _status = status;
        _lines.Add("This is a simulated guest. Type \"help\" for what it can do.");
        _lines.Add("");
        Screen = new RfbScreen(name, Draw()) { KeyPressed = Press };
    }

    /// <summary>The screen, for those who look at it.</summary>
    public RfbScreen Screen { get; }

    /// <summary>Takes what is written from now on, in the order in which it is; gives what was before.</summary>
    public string Follow(Action<string> written)
    {
        lock (_gate)
        {
            _written += written;
            return "\u001b[2J\u001b[H" + _status.Bar.Trim() + NewLine
                + string.Concat(_lines.Select(line => line + NewLine)) + Prompt + _input;
        }
    }

    /// <summary>Ends <see cref="Follow"/>.</summary>
    public void Leave(Action<string> written)
    {
        lock (_gate)
        {
            _written -= written;
        }
    }

    /// <summary>Shows how the guest is.</summary>
    public void Show(GuestStatus status)
    {
        lock (_gate)
        {
            if (_status != status)
            {
                bool isNews = _status.Bar != status.Bar;
                _status = status;
                Screen.Show(Draw());
                if (isNews)
                {
                    _written?.Invoke($"{NewLine}*{status.Bar}{NewLine}{Prompt}{_input}");
                }
            }
        }
    }

    /// <summary>Somebody types a letter. A guest that does not run hears nothing.</summary>
    public void Type(char letter)
    {
        string? line = null;
        lock (_gate)
        {
            if (!_status.IsRunning)
            {
                return;
            }
            if (letter is Keyboard.Enter)
            {
                line = _input.ToString();
                _lines.Add(Prompt + line);
                _input.Clear();
                _written?.Invoke(NewLine);
            }
            else if (letter is Keyboard.Backspace or Delete)
            {
                if (_input.Length > 0)
                {
                    _input.Length--;
                    _written?.Invoke("\b \b");
                }
            }
            else if (!char.IsControl(letter) && _input.Length < InputMax)
            {
                _input.Append(letter);
                _written?.Invoke(letter.ToString());
            }
            Screen.Show(Draw());
        }
        if (line is not null)
        {
            _ = RunAsync(line);
        }
    }

    private void Press(RfbKey key)
    {
        if (_keyboard.Press(key) is { } letter)
        {
            Type(letter);
        }
    }

    private async Task RunAsync(string line)
    {
        IReadOnlyList<string> answer = await _run(line).ConfigureAwait(false);
        lock (_gate)
        {
            _lines.AddRange(answer);
            _lines.RemoveRange(0, Math.Max(0, _lines.Count - LinesMax));
            _written?.Invoke(string.Concat(answer.Select(each => each + NewLine)) + Prompt + _input);
            Screen.Show(Draw());
        }
    }

    private Frame Draw()
    {
        (int columns, int rows) = _status.HasLargeScreen ? (LargeColumns, LargeRows) : (TextColumns, TextRows);
        var text = new TextScreen(columns, rows);
        text.Write(0, _status.Bar, isBar: true);
        string[] shown = [.. _lines.TakeLast(rows - FirstRow - 1)];
        for (int row = 0; row < shown.Length; row++)
        {
            text.Write(FirstRow + row, shown[row]);
        }
        int last = FirstRow + shown.Length;
        string line = Prompt + _input;
        text.Write(last, line);
        return text.ToFrame(cursor: (last * columns) + Math.Min(line.Length, columns - 1));
    }
}
